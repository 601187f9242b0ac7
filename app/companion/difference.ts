import { keyOf } from '../../core/assessment/flow-key.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';

/** Flows that got better or worse between two assessments of one host. */
export interface Difference {
  readonly better: readonly FlowAssessment[];
  readonly worse: readonly FlowAssessment[];
}

/**
 * A failed reading is no finding: a flow that became `unknown` got no worse, and one that was
 * `unknown` got no better.
 */
export function differenceOf(before: Assessment | null, after: Assessment | null): Difference {
  if (before === null || after === null) return { better: [], worse: [] };
  const known = new Map(before.flows.map((flow) => [keyOf(flow), flow]));
  const changed = after.flows.filter((flow) => {
    const old = known.get(keyOf(flow));
    return old !== undefined && old.failing !== flow.failing;
  });
  return {
    worse: changed.filter(({ failing, verdict }) => failing && verdict !== 'unknown'),
    better: changed.filter(
      (flow) => !flow.failing && known.get(keyOf(flow))?.verdict !== 'unknown',
    ),
  };
}
