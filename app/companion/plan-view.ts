import { keyOf, type FlowKey } from '../../core/assessment/flow-key.ts';
import type { Summary } from '../../core/assessment/model.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { powershellCommands } from '../../core/remediation/commands.ts';
import type { NewRule } from '../../core/remediation/new-rule.ts';
import { ruleVersionOf, withActive } from '../../core/remediation/plan-effect.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import type { HinderedProposal, Proposal } from '../../core/remediation/propose.ts';
import { ruleString } from '../../core/remediation/rule-string.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { HinderedFlow, PlanStepView, PlanView } from './api.ts';
import { policyCommands } from './policy-commands.ts';
import { ruleRows } from './rule-rows.ts';

/** What a rule of our own lets in. */
export function newRuleView(rule: NewRule) {
  const ports = [...rule.localPorts, ...rule.remotePorts].join(', ');
  return {
    ruleId: rule.name,
    ruleName: rule.displayName,
    ports: `${rule.protocol.toUpperCase()} ${ports}`.trim(),
    program: rule.program ?? '',
    service: rule.service ?? '',
    profiles: rule.profiles,
    remoteAddresses: rule.remoteAddresses,
  };
}

const createView = (
  { rule, flows }: Extract<PlanStep, { action: 'create-rule' }>,
  snapshot: Snapshot,
): PlanStepView => ({
  ...newRuleView(rule),
  action: 'create',
  before: null,
  after: ruleString(rule, ruleVersionOf(snapshot)),
  flows,
});

function enableView(
  step: Extract<PlanStep, { action: 'enable-rule' }>,
  policy: Policy,
): PlanStepView {
  const rules = policy.rules.filter(({ store, id }) => store === 'local' && id === step.name);
  const common = {
    action: 'enable',
    ruleId: step.name,
    before: step.expected,
    after: withActive(step.expected, true),
    flows: step.flows,
  } as const;
  const [row] = ruleRows({ ...policy, rules }, null);
  if (row === undefined) {
    const unknown = { ports: '', program: '', service: '', profiles: [], remoteAddresses: [] };
    return { ...common, ...unknown, ruleName: step.name };
  }
  const ports = [row.localPorts, row.remotePorts].filter((text) => text !== '').join(', ');
  return {
    ...common,
    ruleName: row.name,
    ports: `${row.protocol} ${ports}`.trim(),
    program: row.program,
    service: row.service,
    profiles: row.profiles,
    remoteAddresses: row.remoteAddresses === '' ? [] : row.remoteAddresses.split(', '),
  };
}

/** Causes that the owner of a policy can remove. */
const causesOfPolicy: ReadonlySet<HinderedFlow['hindrance']['kind']> = new Set([
  'policy-voids-local-rules',
  'blocked-by-policy-rule',
  'inbound-blocked',
]);

/** What the owner of the policy runs, written by `commands`. */
export const forPolicyOwner = (
  { hindrance, steps }: HinderedProposal,
  commands: (steps: readonly PlanStep[]) => string,
): string | null => (causesOfPolicy.has(hindrance.kind) ? commands(steps) : null);

/** The steps as a person reads them. */
export function stepViews(steps: readonly PlanStep[], snapshot: Snapshot): PlanStepView[] {
  const policy = policyOfSnapshot(snapshot);
  return steps.map((step) =>
    step.action === 'create-rule' ? createView(step, snapshot) : enableView(step, policy),
  );
}

/** A repair is proposed for hosts that were judged. */
export interface RepairView extends PlanView {
  readonly headlineBefore: Summary;
  readonly headlineAfter: Summary;
}

/** A proposal as the window shows it. */
export function planView(
  planId: string,
  proposal: Proposal,
  snapshot: Snapshot,
  chosen: readonly FlowKey[] | null,
): RepairView {
  const { steps, before, after } = proposal;
  const failing = before.flows.filter((flow) => flow.failing);
  const keys = new Set((chosen ?? failing).map(keyOf));
  return {
    planId,
    steps: stepViews(steps, snapshot),
    commands: powershellCommands(steps),
    hindered: proposal.hindered.map((hindered) => ({
      id: hindered.id,
      direction: hindered.direction,
      hindrance: hindered.hindrance,
      ownerCommands: forPolicyOwner(hindered, policyCommands),
    })),
    headlineBefore: before.summary,
    headlineAfter: after.summary,
    flowsAfter: after.flows
      .filter((flow) => keys.has(keyOf(flow)))
      .map(({ id, direction, verdict }) => ({ id, direction, verdict })),
    stays: null,
  };
}
