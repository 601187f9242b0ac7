import type { PlanStep, UndoStep } from './plan.ts';
import { literal, table } from './writers/powershell-text.ts';
import { ruleParameters } from './writers/rule-parameters.ts';

/**
 * The PowerShell a person can copy into an elevated console for the steps: one comment and one
 * command each, nothing for no steps. Texts are single-quoted literals, so nothing in them is
 * expanded. An empty line ends each step, since a console runs what spans several lines only then.
 * Unlike the script that applies plans, the commands do not look at what is there.
 * @param undo the commands that take the steps back, the last step first
 */
export function powershellCommands(steps: readonly (PlanStep | UndoStep)[], undo = false): string {
  const ordered = undo ? steps.toReversed() : steps;
  return ordered.map((step) => `${undo ? backwards(step) : forwards(step)}\n\n`).join('');
}

function forwards(step: PlanStep | UndoStep): string {
  switch (step.action) {
    case 'create-rule':
      return [
        comment(step),
        `$rule = ${table(ruleParameters(step.rule))}`,
        'NetSecurity\\New-NetFirewallRule @rule',
      ].join('\n');
    case 'enable-rule':
      return `${comment(step)}\n${enable(step.name)}`;
    case 'remove-rule':
      return remove(step.name);
    case 'disable-rule':
      return disable(step.name);
  }
}

function backwards(step: PlanStep | UndoStep): string {
  switch (step.action) {
    case 'create-rule':
      return remove(step.rule.name);
    case 'enable-rule':
      return disable(step.name);
    case 'remove-rule':
      return `# ${step.name} can be created again by its plan only.`;
    case 'disable-rule':
      return enable(step.name);
  }
}

const comment = ({ flows, reason }: PlanStep): string => `# ${flows.join(', ')}: ${reason}`;
const enable = (name: string) => `NetSecurity\\Enable-NetFirewallRule -Name ${literal(name)}`;
const disable = (name: string) => `NetSecurity\\Disable-NetFirewallRule -Name ${literal(name)}`;
const remove = (name: string) => `NetSecurity\\Remove-NetFirewallRule -Name ${literal(name)}`;
