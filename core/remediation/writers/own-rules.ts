import { newRule, ownGroup, type NewRule } from '../new-rule.ts';
import { cleanText } from '../plain-text.ts';
import type { ChangePlan, PlanStep } from '../plan.ts';
import { comparableText, trafficFieldsOf } from '../rule-of-text.ts';
import { ruleString } from '../rule-string.ts';

/** A step as a rule of our own; undefined where none can say the same. */
export interface OwnRule {
  readonly step: PlanStep;
  readonly rule: NewRule | undefined;
}

/**
 * The steps of a plan as rules of our own only, for tools that cannot switch on a rule by its id:
 * a rule that is to be enabled becomes a copy of it. Names and display names occur once each, since
 * such tools tell rules apart by what they display.
 */
export function ownRules({ steps }: ChangePlan): OwnRule[] {
  const names = new Set(steps.map((step) => nameOf(step).toLowerCase()));
  const shown = new Set<string>();
  return steps.map((step) => {
    const rule = step.action === 'create-rule' ? step.rule : copyOf(step, names);
    if (rule === undefined) return { step, rule };
    const displayName = free(rule.displayName, shown, (number) => ` (${number})`);
    return { step, rule: { ...rule, displayName } };
  });
}

const nameOf = (step: PlanStep) => (step.action === 'create-rule' ? step.rule.name : step.name);

/** The text with the first number that nothing before has, and none where it is the first. */
function free(text: string, taken: Set<string>, numbered: (number: number) => string): string {
  let candidate = text;
  for (let number = 2; taken.has(candidate.toLowerCase()); number += 1)
    candidate = `${text}${numbered(number)}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

type EnableStep = Extract<PlanStep, { action: 'enable-rule' }>;

/** A rule of our own that lets in what another rule would; undefined unless it says exactly that. */
function copyOf(step: EnableStep, taken: Set<string>): NewRule | undefined {
  const traffic = trafficFieldsOf(step.expected);
  const slug = step.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const base = `VmmFirewallCompanion-${slug.replace(/^-+/, '').slice(0, 79)}-${traffic.protocol}`;
  const read = newRule.safeParse({
    ...traffic,
    name: free(base, taken, (number) => `-${number}`),
    displayName: cleanText(`VMM: as ${step.name}`, 190),
    group: ownGroup,
    description: cleanText(`Says what the rule ${step.name} says. ${step.reason}`, 1000),
  });
  return read.success && saysTheSame(read.data, step.expected) ? read.data : undefined;
}

/** Only who the rule is and whether it is on may differ; whatever a copy cannot hold shows here. */
const mayDiffer = ['active', 'name', 'desc', 'embedctxt'];

function saysTheSame(rule: NewRule, text: string): boolean {
  const copy = ruleString(rule, { major: 2, minor: 10 });
  return comparableText(copy, mayDiffer) === comparableText(text, mayDiffer);
}
