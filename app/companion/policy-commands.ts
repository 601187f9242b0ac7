import type { PlanStep } from '../../core/remediation/plan.ts';
import { literal, table } from '../../core/remediation/writers/powershell-text.ts';
import { ruleParameters } from '../../core/remediation/writers/rule-parameters.ts';

/** What the owner of a policy replaces by the name of a domain and one of its policies. */
const policyStore = 'DOMAIN\\POLICY NAME';

/** The same rules for a group policy object: a new rule there, or a copy of Windows' own, switched on. */
export function policyCommands(steps: readonly PlanStep[]): string {
  return steps.map((step) => `${commandOf(step)}\n`).join('\n');
}

function commandOf(step: PlanStep): string {
  if (step.action === 'create-rule') {
    const parameters = { ...ruleParameters(step.rule), PolicyStore: policyStore };
    return `$rule = ${table(parameters)}\nNetSecurity\\New-NetFirewallRule @rule`;
  }
  const name = literal(step.name);
  const store = literal(policyStore);
  return [
    `NetSecurity\\Copy-NetFirewallRule -Name ${name} -PolicyStore PersistentStore -NewPolicyStore ${store}`,
    `NetSecurity\\Enable-NetFirewallRule -Name ${name} -PolicyStore ${store}`,
  ].join('\n');
}
