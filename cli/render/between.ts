import type { BetweenOutcome, FlowBetween, TwoSided } from '../../core/two-sided/model.ts';
import {
  closedByWords,
  headlineBetween,
  hostWords,
  notesBetween,
  outcomeWords,
  whyBetween,
} from '../../core/two-sided/words.ts';
import type { Tone } from './paint.ts';
import type { Cell, Layout } from './table.ts';
import { renderTable, wrapped } from './table.ts';

const tones: Record<BetweenOutcome, Tone> = {
  open: 'good',
  partly: 'partly',
  closed: 'bad',
  unknown: 'unsure',
};

/** More sentences than this are counted; the JSON has all. */
const mostSentences = 4;

function row(flow: FlowBetween): Cell[] {
  const { word, shape } = outcomeWords[flow.outcome];
  const why = whyBetween(flow);
  const more = why.length - mostSentences;
  return [
    { text: `${shape} ${word}`, tone: tones[flow.outcome] },
    { text: [`${flow.initiator} → ${flow.listener}`, flow.purpose] },
    { text: `${flow.protocol.toUpperCase()} ${flow.ports}` },
    { text: closedByWords(flow) },
    {
      text: [
        ...why.slice(0, mostSentences),
        ...(more > 0 ? [`(${more} more with --format json)`] : []),
      ],
    },
  ];
}

/** The sentence, who is who, then what is not open and which end closes it. */
export function renderBetween(
  result: TwoSided,
  options: Layout & { readonly all: boolean },
): string {
  const { width, paint, all } = options;
  const { hosts, flows, summary } = result;
  const shown = flows.filter((flow) => all || (flow.needed && flow.outcome !== 'open'));
  const isFine = summary.open === summary.needed;
  const table = renderTable(
    [
      { title: 'VERDICT', most: 15 },
      { title: 'FLOW', weight: 3 },
      { title: 'PORT', most: 16 },
      { title: 'WHERE', weight: 2 },
      { title: 'WHY', weight: 5 },
    ],
    shown.map(row),
    options,
  );
  const notes = notesBetween(result).map((note) => wrapped(`- ${note}`, width, '  '));
  const blocks = [
    [
      paint(wrapped(headlineBetween(result), width), isFine ? 'good' : 'bad'),
      ...hosts.map((host) => wrapped(hostWords(host), width, '  ')),
    ].join('\n'),
    shown.length === 0 ? '' : table.trimEnd(),
    notes.length === 0 ? '' : [paint('Notes', 'heading'), ...notes].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
