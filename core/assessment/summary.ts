import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { FaultSummary, FlowAssessment, Summary } from './model.ts';

/** Verdicts that fail a flow which can fail; `limited` does so only against given peers or missing ports. */
export function isFailure(verdict: FlowVerdict, review: boolean): boolean {
  switch (verdict) {
    case 'allowed':
    case 'allowed-by-default':
    case 'not-applicable':
      return false;
    case 'limited':
      return !review;
    case 'missing':
    case 'disabled':
    case 'blocked':
    case 'void':
    case 'unknown':
      return true;
  }
}

/**
 * Counts what the first sentence of every view says.
 * @param excepted how many flows would fail without an exception
 */
export function summarise(
  flows: readonly FlowAssessment[],
  faults: readonly FaultSummary[],
  excepted = 0,
): Summary {
  const counts: Partial<Record<FlowVerdict, number>> = {};
  for (const { verdict } of flows) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const failing = flows.filter((flow) => flow.failing);
  const unknown = failing.filter(({ verdict }) => verdict === 'unknown').length;
  return {
    counts,
    needed: flows.filter(({ needed }) => needed).length,
    failing: failing.length,
    unknown,
    excepted,
    review: flows.filter(({ needed, review }) => needed && review).length,
    faults: faults.filter(({ severity }) => severity === 'error').length,
    outcome:
      failing.length === 0 ? 'compliant' : unknown === failing.length ? 'unknown' : 'action-needed',
  };
}
