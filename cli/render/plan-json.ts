import type { RepairView } from '../../app/companion/plan-view.ts';
import { headline } from '../../core/assessment/words/english.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import type { Proposal } from '../../core/remediation/propose.ts';
import { forPolicyOwner, hindranceWords } from './plan-hindrance.ts';

/** A plan as docs/json-output.md describes it; `plan` is the document that apply takes. */
export function planJson(
  plan: ChangePlan,
  { before, after }: Proposal,
  view: RepairView,
  notes: readonly string[],
) {
  const told = (assessment: Proposal['before']) => ({
    sentence: headline(assessment),
    needed: assessment.summary.needed,
    failing: assessment.summary.failing,
    outcome: assessment.summary.outcome,
  });
  return {
    plan,
    before: told(before),
    after: told(after),
    commands: view.commands,
    hindered: view.hindered.map((flow) => ({
      id: flow.id,
      direction: flow.direction,
      forPolicyOwner: forPolicyOwner(flow),
      kind: flow.hindrance.kind,
      why: hindranceWords(flow.hindrance),
    })),
    notes,
  };
}
