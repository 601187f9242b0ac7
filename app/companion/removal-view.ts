import type { Summary } from '../../core/assessment/model.ts';
import { powershellCommands } from '../../core/remediation/commands.ts';
import type { OwnRemoval } from '../../core/remediation/own-rules-of.ts';
import type { RemovalStep } from '../../core/remediation/plan.ts';
import type { PlanStepView, PlanView } from './api.ts';
import { newRuleView } from './plan-view.ts';

const stepView = ({ rule, expected }: RemovalStep): PlanStepView => ({
  ...newRuleView(rule),
  action: 'remove',
  before: expected,
  after: null,
  flows: [],
});

/** The removal of own rules as the window shows it. */
export function removalView(
  planId: string,
  { steps, left }: OwnRemoval,
  then: {
    /** null for a host that cannot be judged: rules can be removed from any. */
    readonly before: Summary | null;
    readonly after: Summary | null;
    /** Changes that switched rules on and have not been undone. */
    readonly switchedOn: number;
  },
): PlanView {
  const { before, after, switchedOn } = then;
  return {
    planId,
    steps: steps.map(stepView),
    commands: powershellCommands(steps),
    hindered: [],
    headlineBefore: before,
    headlineAfter: after,
    flowsAfter: [],
    stays: { left, switchedOn },
  };
}
