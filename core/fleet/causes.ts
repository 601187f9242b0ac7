import type { FaultSummary, FlowAssessment } from '../assessment/model.ts';
import type { Reason, RuleName } from '../assessment/reason.ts';
import { isFailure } from '../assessment/summary.ts';
import { describeReason, ruleWords } from '../assessment/words/english.ts';

/**
 * Why something fails, told so that hosts that share a cause are counted together: `key` tells
 * causes apart, `text` may name an example.
 */
export interface Cause {
  readonly key: string;
  readonly text: string;
}

/** Reasons that close a flow, the one to repair first before the others. */
const closing: readonly Reason['code'][] = [
  'inbound-blocked',
  'blocked-by-rules',
  'voided',
  'local-rules-void',
  'switched-off',
  'nothing-allows',
  'second-opinion-setting',
  'second-opinion',
  'undecided',
];

/** Causes of the whole host, in the same words for every flow. */
const ofHost: Readonly<Partial<Record<Reason['code'], string>>> = {
  'inbound-blocked': 'All inbound traffic is blocked, whatever the rules say.',
  voided: 'Group policy voids local rules, so those that would allow the traffic do not count.',
  'local-rules-void':
    'Group policy voids local rules, so those that would allow the traffic do not count.',
  'second-opinion-setting': 'Registry and NetSecurity disagree about settings of the firewall.',
  'second-opinion': 'Registry and NetSecurity disagree about rules that may have a say.',
};

/** Without addresses and ports, which differ from host to host and would hide that the cause is one. */
function withoutScope(reason: Reason): Reason {
  return 'scope' in reason ? { ...reason, scope: { direction: reason.scope.direction } } : reason;
}

function causeOf(reason: Reason, { protocol, ports, direction }: FlowAssessment): Cause {
  const shared = ofHost[reason.code];
  if (shared !== undefined) return { key: shared, text: shared };
  const traffic = `${protocol.toUpperCase()} ${ports} ${direction === 'in' ? 'inbound' : 'outbound'}`;
  if (reason.code === 'switched-off')
    return {
      key: `off ${traffic}`,
      text: `${traffic}: what would allow it is switched off${exampleOf(reason.rules)}.`,
    };
  const sentence = describeReason(withoutScope(reason));
  const text = reason.code === 'nothing-allows' ? `${traffic}: ${sentence}` : sentence;
  return { key: text, text };
}

const exampleOf = ([first]: readonly RuleName[]): string =>
  first === undefined ? '' : `, such as ${ruleWords(first)}`;

/** Why a flow fails: the first closing reason of each profile that fails, each cause once. */
export function causesOf(flow: FlowAssessment): Cause[] {
  if (!flow.failing) return [];
  const causes = flow.profiles
    .filter(({ verdict, review }) => isFailure(verdict, review))
    .flatMap(({ reasons }) => {
      const code = closing.find((each) => reasons.some((reason) => reason.code === each));
      const reason = reasons.find((each) => each.code === code);
      return reason === undefined ? [] : [causeOf(reason, flow)];
    });
  return [...new Map(causes.map((cause) => [cause.key, cause])).values()];
}

export const faultTexts = (faults: readonly FaultSummary[]): string[] =>
  faults.filter(({ severity }) => severity === 'error').map(({ text }) => text);
