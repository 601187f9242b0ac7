import { forPolicyOwner } from '../../app/companion/plan-view.ts';
import type { Proposal } from '../../core/remediation/propose.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import type { PlanStepView, PlanView } from '../../electron/contract/model.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Commands of the same form as the product's; enough to look at. */
function command(step: PlanStep): string {
  if (step.action === 'enable-rule') return `Enable-NetFirewallRule -Name ${quoted(step.name)}`;
  const { rule } = step;
  const ports = rule.direction === 'in' ? rule.localPorts : rule.remotePorts;
  const side = rule.direction === 'in' ? '-LocalPort' : '-RemotePort';
  return [
    `New-NetFirewallRule -Name ${quoted(rule.name)}`,
    `-DisplayName ${quoted(rule.displayName)} -Group ${quoted(rule.group)}`,
    `-Direction ${rule.direction === 'in' ? 'Inbound' : 'Outbound'} -Action Allow`,
    `-Protocol ${rule.protocol.toUpperCase()}${ports.length === 0 ? '' : ` ${side} ${ports.join(',')}`}`,
    `-Profile ${rule.profiles.join(',')}`,
  ].join(' `\n  ');
}

function stepView(step: PlanStep): PlanStepView {
  if (step.action === 'enable-rule') {
    return {
      action: 'enable',
      ruleId: step.name,
      ruleName: step.name,
      before: step.expected,
      after: step.expected.replace(/Active=FALSE/i, 'Active=TRUE'),
      flows: step.flows,
      ports: '',
      program: '',
      service: '',
      profiles: [],
      remoteAddresses: [],
    };
  }
  const { rule } = step;
  const ports = [...rule.localPorts, ...rule.remotePorts].join(', ');
  return {
    action: 'create',
    ruleId: rule.name,
    ruleName: rule.displayName,
    before: null,
    after: null,
    flows: step.flows,
    ports: `${rule.protocol.toUpperCase()} ${ports}`.trim(),
    program: rule.program ?? '',
    service: rule.service ?? '',
    profiles: rule.profiles,
    remoteAddresses: rule.remoteAddresses,
  };
}

export function planView(planId: string, proposal: Proposal): PlanView {
  const asked = new Set([
    ...proposal.steps.flatMap(({ flows }) => flows),
    ...proposal.hindered.map(({ id }) => id),
  ]);
  return {
    planId,
    steps: proposal.steps.map(stepView),
    commands: proposal.steps.map(command).join('\n'),
    hindered: proposal.hindered.map((hindered) => ({
      id: hindered.id,
      direction: hindered.direction,
      hindrance: hindered.hindrance,
      ownerCommands: forPolicyOwner(hindered, (steps) => steps.map(command).join('\n')),
    })),
    headlineBefore: proposal.before.summary,
    headlineAfter: proposal.after.summary,
    flowsAfter: proposal.after.flows
      .filter(({ id }) => asked.has(id))
      .map(({ id, direction, verdict }) => ({ id, direction, verdict })),
    stays: null,
  };
}
