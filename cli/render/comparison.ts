import type { Comparison, FlowChange, FlowChangeKind } from '../../core/compare/model.ts';
import {
  comparedWords,
  comparisonHeadline,
  describeFlowChange,
  describeNotCompared,
  describeRuleChange,
  describeSettingChange,
  describeSituationChange,
  gotWorse,
  orderWords,
} from '../../core/compare/words.ts';
import type { Tone } from './paint.ts';
import { plainText } from './plain-text.ts';
import { wrapped, type Layout } from './table.ts';

/** Longer lists are counted; the JSON output has everything. */
const mostRules = 40;

const signs: Record<FlowChangeKind, readonly [sign: string, word: string, tone: Tone]> = {
  worse: ['▼', 'Worse', 'bad'],
  changed: ['◆', 'Changed', 'partly'],
  added: ['+', 'New', 'unsure'],
  better: ['▲', 'Better', 'good'],
  removed: ['-', 'No longer judged', 'faint'],
};

const item = (text: string, width: number) => {
  const [first = '', ...more] = wrapped(`- ${plainText(text)}`, width - 2).split('\n');
  return [`  ${first}`, ...more.map((line) => `    ${line}`)].join('\n');
};

function section(title: string, lines: readonly string[], { paint }: Layout): string {
  return lines.length === 0 ? '' : [paint(title, 'heading'), ...lines].join('\n');
}

function flowLine(flow: FlowChange, { width, paint }: Layout): string {
  const [sign, word, tone] = signs[flow.change];
  const [first = '', ...more] = wrapped(
    `${sign} ${word}: ${plainText(describeFlowChange(flow))}`,
    width - 4,
  ).split('\n');
  return paint([`  ${first}`, ...more.map((line) => `    ${line}`)].join('\n'), tone);
}

function flowSections({ flows }: Comparison, layout: Layout): string[] {
  const lines = (chosen: readonly FlowChange[]) => chosen.map((flow) => flowLine(flow, layout));
  const needed = ({ before, after }: FlowChange) =>
    (before?.needed ?? false) || (after?.needed ?? false);
  return [
    section('Flows that VMM needs', lines(flows.filter(needed)), layout),
    section(
      'Flows that cannot fail this server',
      lines(flows.filter((flow) => !needed(flow))),
      layout,
    ),
  ];
}

function rulesSection({ rules }: Comparison, layout: Layout): string {
  const shown = rules
    .slice(0, mostRules)
    .map((rule) => item(describeRuleChange(rule), layout.width));
  const more = rules.length - shown.length;
  return section('Rules', more > 0 ? [...shown, `  (${more} more with --json)`] : shown, layout);
}

function faultLines({ faults }: Comparison): string[] {
  return faults.map(({ change, fault }) =>
    change === 'added' ? `New: ${fault.text}` : `No longer so: ${fault.text}`,
  );
}

/** The sentence first, then flows, settings and rules, what is worse before what is better. */
export function renderComparison(comparison: Comparison, layout: Layout): string {
  const { width, paint } = layout;
  const items = (lines: readonly string[]) => lines.map((line) => item(line, width));
  const tone = gotWorse(comparison) ? 'bad' : 'good';
  return [
    `${paint(wrapped(comparisonHeadline(comparison), width), tone)}\n${paint(wrapped(plainText(comparedWords(comparison)), width), 'faint')}`,
    ...flowSections(comparison, layout),
    section('Settings of VMM', items(faultLines(comparison)), layout),
    section('Firewall settings', items(comparison.settings.map(describeSettingChange)), layout),
    rulesSection(comparison, layout),
    section(
      'Notes',
      items([
        ...orderWords(comparison),
        ...comparison.situation.map(describeSituationChange),
        ...comparison.notCompared.map(describeNotCompared),
      ]),
      layout,
    ),
  ]
    .filter((block) => block !== '')
    .map((block) => `${block}\n`)
    .join('\n');
}
