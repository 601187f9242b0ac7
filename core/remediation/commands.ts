import { nameOf, type PlanStep, type Step } from './plan.ts';
import type { NewRule } from './new-rule.ts';
import { literal, table } from './writers/powershell-text.ts';
import { ruleParameters } from './writers/rule-parameters.ts';

/**
 * The PowerShell a person can copy into an elevated console for the steps: one comment and one
 * command each, nothing for no steps. Texts are single-quoted literals, so nothing in them is
 * expanded. An empty line ends each step, since a console runs what spans several lines only then.
 * Unlike the script that applies plans, the commands do not look at what is there.
 * @param undo the commands that take the steps back, the last step first
 */
export function powershellCommands(steps: readonly Step[], undo = false): string {
  const ordered = undo ? steps.toReversed() : steps;
  return ordered.map((step) => `${undo ? backwards(step) : forwards(step)}\n\n`).join('');
}

function forwards(step: Step): string {
  switch (step.action) {
    case 'create-rule':
      return `${comment(step)}\n${create(step.rule)}`;
    case 'restore-rule':
      return create(step.rule);
    case 'enable-rule':
      return `${comment(step)}\n${enable(step.name)}`;
    case 'remove-rule':
    case 'remove-own-rule':
      return remove(nameOf(step));
    case 'disable-rule':
      return disable(step.name);
  }
}

function backwards(step: Step): string {
  switch (step.action) {
    case 'create-rule':
    case 'restore-rule':
      return remove(step.rule.name);
    case 'remove-own-rule':
      return create(step.rule);
    case 'enable-rule':
      return disable(step.name);
    case 'remove-rule':
      return `# ${step.name} can be created again by its plan only.`;
    case 'disable-rule':
      return enable(step.name);
  }
}

const comment = ({ flows, reason }: PlanStep): string => `# ${flows.join(', ')}: ${reason}`;
const create = (rule: NewRule): string =>
  `$rule = ${table(ruleParameters(rule))}\nNetSecurity\\New-NetFirewallRule @rule`;
const enable = (name: string) => `NetSecurity\\Enable-NetFirewallRule -Name ${literal(name)}`;
const disable = (name: string) => `NetSecurity\\Disable-NetFirewallRule -Name ${literal(name)}`;
const remove = (name: string) => `NetSecurity\\Remove-NetFirewallRule -Name ${literal(name)}`;
