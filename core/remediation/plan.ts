import { z } from 'zod';
import { newRule, ownRuleName } from './new-rule.ts';
import { plainText } from './plain-text.ts';

/**
 * A plan: what is to be changed, as data in a closed vocabulary. An undo plan is the same document.
 * The script that applies it checks every field again (assets/powershell/Plan.psm1).
 */

export const planSchemaVersion = 1;
/** Bytes of a plan file as UTF-8 that are read at most. */
export const mostPlanBytes = 4_000_000;
export const mostSteps = 500;

/** Id of an existing rule. Wildcards are refused, since the cmdlets would expand them. */
const ruleName = plainText(511).regex(/^[^*?[\]`]+$/, 'a rule name without wildcards');

/**
 * A rule string as it stands in the registry: pipes, but no control characters. Longer than any
 * that Windows writes (the longest real ones have a few thousand characters).
 */
const ruleText = z
  .string()
  .min(1)
  .max(100_000)
  // oxlint-disable-next-line no-control-regex -- control characters are what it refuses
  .regex(/^[^\u0000-\u001f\u007f\p{Cs}]*$/u, 'a rule string without control characters');

const flowId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'the id of a flow');
const flows = z.array(flowId).max(200);
const reason = plainText(1000);

const createRule = z.strictObject({
  action: z.literal('create-rule'),
  rule: newRule,
  flows,
  reason,
});

export const enableStep = z.strictObject({
  action: z.literal('enable-rule'),
  name: ruleName,
  store: z.literal('local'),
  /** The rule string when the plan was made; another one found later stops the plan. */
  expected: ruleText,
  flows,
  reason,
});

const removeRule = z.strictObject({
  action: z.literal('remove-rule'),
  name: ownRuleName,
  /** The rule string as it was left; a rule that says something else now is left alone. */
  expected: ruleText,
});

const disableRule = z.strictObject({
  action: z.literal('disable-rule'),
  name: ruleName,
  /** The rule string as it was left; a rule that says something else now is left alone. */
  expected: ruleText,
  /** The rule string before it was enabled. */
  restore: ruleText,
});

/** Removes a rule of our own, whatever plan made it; `rule` says the same, so that it can come back. */
const removeOwnRule = z.strictObject({
  action: z.literal('remove-own-rule'),
  rule: newRule,
  /** The rule string when the removal was shown; a rule that says something else now is left alone. */
  expected: ruleText,
});

/** Puts back a rule of our own that was removed. */
const restoreRule = z.strictObject({ action: z.literal('restore-rule'), rule: newRule });

export const planStep = z.discriminatedUnion('action', [createRule, enableStep]);
export const undoStep = z.discriminatedUnion('action', [removeRule, disableRule, restoreRule]);
export type PlanStep = z.infer<typeof planStep>;
export type UndoStep = z.infer<typeof undoStep>;
export type RemovalStep = z.infer<typeof removeOwnRule>;
export type Step = PlanStep | UndoStep | RemovalStep;

const head = {
  schemaVersion: z.literal(planSchemaVersion),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id of small letters, digits and hyphens'),
  createdAt: z.iso.datetime({ offset: true }),
  /** Name of the computer the plan was made for; another one refuses it. */
  host: plainText(255),
  catalogue: z.strictObject({
    id: plainText(100),
    hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in small hexadecimal digits'),
  }),
  /** The program that made it, with its version. */
  tool: plainText(100),
};

const namesOnce = (steps: readonly Step[]) => {
  const names = steps.map((step) => nameOf(step).toLowerCase());
  return new Set(names).size === names.length;
};
const onceMessage = 'each rule in one step only';

export const changePlan = z.strictObject({
  ...head,
  kind: z.literal('plan'),
  steps: z.array(planStep).max(mostSteps).refine(namesOnce, onceMessage),
});
export const undoPlan = z.strictObject({
  ...head,
  kind: z.literal('undo'),
  steps: z.array(undoStep).max(mostSteps).refine(namesOnce, onceMessage),
});
export const removalPlan = z.strictObject({
  ...head,
  kind: z.literal('removal'),
  steps: z.array(removeOwnRule).max(mostSteps).refine(namesOnce, onceMessage),
});
export const plan = z.discriminatedUnion('kind', [changePlan, undoPlan, removalPlan]);
export type ChangePlan = z.infer<typeof changePlan>;
export type UndoPlan = z.infer<typeof undoPlan>;
export type RemovalPlan = z.infer<typeof removalPlan>;
export type Plan = z.infer<typeof plan>;

/** The rule that a step is about. */
export function nameOf(step: Step): string {
  return 'rule' in step ? step.rule.name : step.name;
}

/**
 * The one text of a plan: keys in order, two blanks, a newline at the end. Its SHA-256 (of the UTF-8
 * bytes, computed by the caller) is what the script gets and checks.
 */
export function canonicalPlanText(document: Plan): string {
  return `${JSON.stringify(inOrder(document), undefined, 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, inOrder(entry)]),
  );
}
