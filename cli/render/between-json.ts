import { describeReason } from '../../core/assessment/words/english.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { TwoSided } from '../../core/two-sided/model.ts';
import { headlineBetween, notesBetween, whyBetween } from '../../core/two-sided/words.ts';

/** Both ends of every flow as docs/json-output.md describes them; reasons as English sentences. */
export function betweenJson(result: TwoSided) {
  return {
    ...result,
    summary: { sentence: headlineBetween(result), ...result.summary },
    flows: result.flows.map((flow) => ({
      ...flow,
      why: whyBetween(flow),
      ends: { initiator: endJson(flow.ends.initiator), listener: endJson(flow.ends.listener) },
    })),
    notes: notesBetween(result),
  };
}

/** What the pair does not say already. */
function endJson({ role, verdict, listenerState, profiles }: FlowAssessment) {
  return {
    role,
    verdict,
    listenerState,
    profiles: profiles.map(({ reasons, ...profile }) => ({
      ...profile,
      reasons: reasons.map(describeReason),
      reasonCodes: reasons.map(({ code }) => code),
    })),
  };
}
