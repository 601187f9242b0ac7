import type { Catalogue } from '../../vmm/catalogue.ts';
import { sourceWords } from '../../vmm/source-words.ts';
import { cleanText } from '../plain-text.ts';
import type { ChangePlan, PlanStep } from '../plan.ts';

/** What a writer says of a flow in its comments. */
export interface FlowNote {
  readonly purpose: string;
  /** Where it stands that the flow is needed. */
  readonly sources: readonly string[];
}

/** A plan to be written down for others to deploy, with what the comments tell. */
export interface Fix {
  readonly plan: ChangePlan;
  /** By flow id; a flow that is not here is commented by its id alone. */
  readonly flows: ReadonlyMap<string, FlowNote>;
}

/** Every format is written twice: what makes the change, and what takes it back. */
export type Way = 'apply' | 'undo';

/** A plan with the purposes and sources that its catalogue has for the flows. */
export function fixOf(plan: ChangePlan, catalogue: Catalogue): Fix {
  const flows = catalogue.flows.map((flow): [string, FlowNote] => [
    flow.id,
    {
      purpose: flow.purpose,
      sources: flow.sources.flatMap((id) => {
        const source = catalogue.sources[id];
        return source === undefined ? [] : [sourceWords(source)];
      }),
    },
  ]);
  return { plan, flows: new Map(flows) };
}

/** What a file says at its top: what it is, for which host, from which plan. One line each. */
export function headLines({ plan }: Fix, way: Way, what: string): string[] {
  return [
    way === 'apply' ? what : `Takes back: ${what}`,
    `Host: ${plan.host}. Plan ${plan.id} of ${plan.createdAt}, catalogue ${plan.catalogue.id}.`,
    `Written by ${plan.tool}.`,
  ];
}

/** Why a step is there: its flows, its reason, where that stands. One line each, plain text. */
export function whyLines({ flows }: Fix, step: PlanStep): string[] {
  const notes = step.flows.map((id) => ({ id, note: flows.get(id) }));
  const sources = new Set(notes.flatMap(({ note }) => note?.sources ?? []));
  return [
    ...notes.map(({ id, note }) => `Flow: ${id}${note === undefined ? '' : `, ${note.purpose}`}`),
    `Why: ${step.reason}`,
    ...[...sources].map((source) => `Source: ${source}`),
  ].map((line) => cleanText(line, 2000));
}

/** The steps in the order in which a way takes them. */
export const stepsOn = ({ plan }: Fix, way: Way): readonly PlanStep[] =>
  way === 'apply' ? plan.steps : plan.steps.toReversed();

/** Lines as Windows' own tools want them. */
export const crlf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
