import type { FaultSummary, FlowAssessment } from '../assessment/model.ts';
import type { Reason } from '../assessment/reason.ts';
import { isFailure } from '../assessment/summary.ts';
import { describeReason } from '../assessment/words/english.ts';

/** Reasons that close a flow, the one to repair first before the others. */
const closing: readonly Reason['code'][] = [
  'inbound-blocked',
  'blocked-by-rules',
  'voided',
  'switched-off',
  'nothing-allows',
  'undecided',
];

/** Without addresses and ports, which differ from host to host and would hide that the cause is one. */
function withoutScope(reason: Reason): Reason {
  return 'scope' in reason ? { ...reason, scope: { direction: reason.scope.direction } } : reason;
}

function causeOf(reason: Reason, { protocol, ports, direction }: FlowAssessment): string {
  const sentence = describeReason(withoutScope(reason));
  if (reason.code !== 'nothing-allows') return sentence;
  const way = direction === 'in' ? 'inbound' : 'outbound';
  return `${protocol.toUpperCase()} ${ports} ${way}: ${sentence}`;
}

/** Why a flow fails, one sentence a cause: the first closing reason of each profile that fails. */
export function causesOf(flow: FlowAssessment): string[] {
  if (!flow.failing) return [];
  const causes = flow.profiles
    .filter(({ verdict, review }) => isFailure(verdict, review))
    .flatMap(({ reasons }) => {
      const code = closing.find((each) => reasons.some((reason) => reason.code === each));
      const reason = reasons.find((each) => each.code === code);
      return reason === undefined ? [] : [causeOf(reason, flow)];
    });
  return [...new Set(causes)];
}

export const faultTexts = (faults: readonly FaultSummary[]): string[] =>
  faults.filter(({ severity }) => severity === 'error').map(({ text }) => text);
