import type { FlowAssessment, ProfileVerdict } from '../../core/assessment/model.ts';
import { describeReason, profileWords, verdictWords } from '../../core/assessment/words/english.ts';
import { exceptionOf, type AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import type { Cell, Layout } from './table.ts';
import { renderTable } from './table.ts';
import { verdictTones } from './paint.ts';

/** More sentences than this are counted in the table; the JSON output has all. */
const mostReasons = 3;

function verdictCell(flow: FlowAssessment, exceptions: readonly AppliedException[] = []): Cell {
  const { verdict, review } = flow;
  const { word, shape } = verdictWords[verdict];
  const excepted = exceptionOf(flow, exceptions) === undefined ? '' : '  excepted';
  return {
    text: [`${shape} ${word}`, review ? '  for review' : '', excepted],
    tone: excepted === '' ? verdictTones[verdict] : 'faint',
  };
}

/** From this server's point of view: who comes in, or where it goes, and what for. */
function flowWords({ direction, initiator, listener, purpose, published }: FlowAssessment): string {
  if (published !== null) return purpose;
  return direction === 'in' ? `From ${initiator}: ${purpose}` : `To ${listener}: ${purpose}`;
}

const portWords = ({ protocol, ports }: FlowAssessment) =>
  protocol === 'local' ? 'none' : `${protocol.toUpperCase()} ${ports}`;

/** The profiles that have the flow's verdict: where it is closed, when it is. */
function decisiveProfiles({ verdict, profiles }: FlowAssessment): ProfileVerdict[] {
  return profiles.filter((profile) => profile.verdict === verdict);
}

function whereWords(flow: FlowAssessment): string {
  const names = decisiveProfiles(flow).map(({ profile }) => profileWords[profile]);
  return `${flow.direction === 'in' ? 'inbound' : 'outbound'}, ${names.join(', ') || 'no profile'}`;
}

function reasonLines(flow: FlowAssessment): string[] {
  const sentences = [
    ...new Set(decisiveProfiles(flow).flatMap(({ reasons }) => reasons.map(describeReason))),
  ];
  const shown = sentences.slice(0, mostReasons);
  const more = sentences.length - shown.length;
  return more > 0 ? [...shown, `(${more} more with --format json)`] : shown;
}

function whyLines(flow: FlowAssessment): string[] {
  const { published, failing, symptom } = flow;
  return [
    ...(failing && symptom !== '' ? [`Breaks: ${symptom}`] : []),
    ...reasonLines(flow),
    ...(published === null
      ? []
      : [
          `Row ${published.row}, ${published.check}: ${published.truth}`,
          `Meant: ${published.flows.join(', ')}.`,
        ]),
  ];
}

/** Flows that can fail this server, with everything about them. */
export function flowTable(
  flows: readonly FlowAssessment[],
  exceptions: readonly AppliedException[],
  layout: Layout,
): string {
  return renderTable(
    [
      { title: 'VERDICT', most: 17 },
      { title: 'FLOW', weight: 3 },
      { title: 'PORT', most: 17 },
      { title: 'WHERE', most: 10 },
      { title: 'WHY', weight: 5 },
    ],
    flows.map((flow) => [
      verdictCell(flow, exceptions),
      { text: flowWords(flow) },
      { text: portWords(flow) },
      { text: whereWords(flow) },
      { text: whyLines(flow) },
    ]),
    layout,
  );
}

/** The other flows, one short row each. */
export function foldedTable(flows: readonly FlowAssessment[], layout: Layout): string {
  return renderTable(
    [
      { title: 'VERDICT', most: 17 },
      { title: 'FLOW', weight: 4 },
      { title: 'PORT', most: 17 },
      { title: 'WHERE', most: 10 },
      { title: 'NEEDED', weight: 2 },
    ],
    flows.map((flow) => [
      verdictCell(flow),
      { text: flowWords(flow) },
      { text: portWords(flow) },
      { text: whereWords(flow) },
      { text: neededWords(flow) },
    ]),
    layout,
  );
}

function neededWords({ level, feature, confidence }: FlowAssessment): string {
  const when = feature === null ? level : `with ${feature}`;
  return confidence === 'low' ? `${when}, not well documented` : when;
}

/** `4 Open, 2 Closed`, the verdicts in their own order. */
export function countsLine(flows: readonly FlowAssessment[]): string {
  return flowVerdicts
    .map((verdict) => ({
      word: verdictWords[verdict].word.toLowerCase(),
      count: flows.filter((flow) => flow.verdict === verdict).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} ${word}`)
    .join(', ');
}
