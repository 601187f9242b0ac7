import { isSameFlow } from '../../core/assessment/flow-key.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { isOpen } from '../../core/remediation/open-flow.ts';

/** What was read after a change, against what was foreseen. */
export interface Verification {
  /** Flows of the plan that are open now. */
  readonly open: readonly FlowAssessment[];
  /** Flows of the plan that were to be open and are not. */
  readonly unexpected: readonly FlowAssessment[];
  /** Ids of the plan's flows that are no flow of this host as it is judged now. */
  readonly notJudged: readonly string[];
  /** Everything that VMM needs and that is closed or cannot be told. */
  readonly stillFailing: readonly FlowAssessment[];
}

/**
 * Only what was read again counts.
 * @param foreseen the assessment of the host with the plan applied in memory
 * @param now the assessment of the host as it was read after the change
 */
export function verify(
  flows: readonly string[],
  foreseen: Assessment,
  now: Assessment,
): Verification {
  const ids = new Set(flows);
  const ofPlan = now.flows.filter(({ id }) => ids.has(id));
  const wasToBeOpen = (flow: FlowAssessment) =>
    foreseen.flows.some((each) => isSameFlow(each, flow) && isOpen(each));
  return {
    open: ofPlan.filter(isOpen),
    unexpected: ofPlan.filter((flow) => !isOpen(flow) && wasToBeOpen(flow)),
    notJudged: [...ids].filter((id) => !ofPlan.some((flow) => flow.id === id)),
    stillFailing: now.flows.filter((flow) => flow.failing),
  };
}
