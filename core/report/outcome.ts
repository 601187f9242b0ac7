import { isSameFlow } from '../assessment/flow-key.ts';
import type { FlowAssessment, ProfileVerdict } from '../assessment/model.ts';
import { isFailure } from '../assessment/summary.ts';
import { exceptionOf } from '../exceptions/apply-exceptions.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Report } from './model.ts';

/**
 * What a flow means for the host, in the words that all machine formats translate:
 * `review` is open for some addresses and nobody said which peers there are, `informational` is
 * closed and cannot fail the host, `fixed` was closed until this program changed it.
 */
export type Outcome =
  | 'pass'
  | 'fixed'
  | 'fail'
  | 'unknown'
  | 'review'
  | 'excepted'
  | 'informational'
  | 'not-applicable';

const isOpen = (verdict: FlowVerdict) => verdict === 'allowed' || verdict === 'allowed-by-default';

function wasFixed(flow: FlowAssessment, { changes }: Report): boolean {
  const last = changes?.findLast(({ fixed }) => fixed.some((key) => isSameFlow(key, flow)));
  return last !== undefined && last.kind === 'change' && last.verified;
}

export function outcomeOf(flow: FlowAssessment, report: Report): Outcome {
  const { verdict, failing, needed, review } = flow;
  if (verdict === 'not-applicable') return 'not-applicable';
  if (exceptionOf(flow, report.exceptions) !== undefined) return 'excepted';
  if (failing) return verdict === 'unknown' ? 'unknown' : 'fail';
  if (isOpen(verdict)) return wasFixed(flow, report) ? 'fixed' : 'pass';
  if (needed && review) return 'review';
  return flow.featureInUse === false ? 'not-applicable' : 'informational';
}

/** A flow fails where one of its profiles does; the others may pass. */
export function outcomeOfProfile(
  { verdict, review }: ProfileVerdict,
  flowOutcome: Outcome,
): Outcome {
  if (verdict === 'not-applicable') return 'not-applicable';
  if (isOpen(verdict)) return flowOutcome === 'fixed' ? 'fixed' : 'pass';
  if (flowOutcome !== 'fail' && flowOutcome !== 'unknown') return flowOutcome;
  if (verdict === 'unknown') return 'unknown';
  return isFailure(verdict, review) ? 'fail' : 'review';
}
