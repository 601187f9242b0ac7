import type { FlowAssessment } from '../assessment/model.ts';
import type { Reason } from '../assessment/reason.ts';
import type { Profile } from '../firewall/terms.ts';
import type { PlanStep } from './plan.ts';
import { planStep } from './plan.ts';

/** Why no plan can hold the step, e.g. for a text of the host in it; undefined when one can. */
export function refusalOf(step: PlanStep): string | undefined {
  const issue = planStep.safeParse(step).error?.issues[0];
  if (issue === undefined) return undefined;
  const place = issue.path.filter((part) => part !== 'rule').join(' ');
  return `The rule that would open it fits no plan: ${place} is not ${issue.message}.`;
}

/**
 * Why a flow that a local rule should have opened is not open.
 * @param profiles those on which it is not; empty for all
 * @param wanted the steps that were meant to open it
 */
export function whyStillClosed(
  flow: FlowAssessment | undefined,
  profiles: readonly Profile[],
  wanted: readonly PlanStep[],
): { readonly reasons: readonly Reason[]; readonly refused: readonly string[] } {
  const refused = wanted.map(refusalOf).filter((text) => text !== undefined);
  const judged = (flow?.profiles ?? []).filter(
    ({ profile }) => profiles.length === 0 || profiles.includes(profile),
  );
  const reasons = judged.flatMap((profile) => profile.reasons);
  return { reasons, refused: [...new Set(refused)] };
}
