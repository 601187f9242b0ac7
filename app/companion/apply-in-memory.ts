import { applySteps, withActive } from '../../core/remediation/plan-effect.ts';
import type { Plan, Step, UndoPlan, UndoStep } from '../../core/remediation/plan.ts';
import { nameOf } from '../../core/remediation/plan.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';

/** What became of a plan that was carried out in memory, step by step as the script does it. */
export interface AppliedInMemory {
  readonly snapshot: Snapshot;
  readonly stepsDone: number;
  /** Steps that were left or failed, a sentence each. */
  readonly problems: readonly string[];
  /** Takes back what was changed; null for an undo plan. */
  readonly undo: UndoPlan | null;
}

/** The text of a rule of the local store, or undefined. */
function ruleText({ firewall }: Snapshot, name: string): string | undefined {
  if (!isAvailable(firewall.local)) return undefined;
  const values = firewall.local.keys
    .filter(({ path }) => path.toLowerCase() === 'firewallrules')
    .flatMap((key) => key.values);
  const found = values.findLast((value) => value.name.toLowerCase() === name.toLowerCase());
  return found?.type === 'REG_SZ' ? found.data : undefined;
}

/** Why a step is not taken; undefined when it is. */
function obstacleTo(step: Step, before: string | undefined): string | undefined {
  const name = nameOf(step);
  if (step.action === 'create-rule' || step.action === 'restore-rule')
    return before === undefined ? undefined : `A rule named ${name} is there already.`;
  if (before === step.expected) return undefined;
  return before === undefined
    ? `The rule ${name} has been removed by others.`
    : `The rule ${name} has been changed by others since, and is left as it is.`;
}

/** What takes a step back; nothing for the steps of an undo plan. */
function undoOf(step: Step, snapshot: Snapshot): UndoStep[] {
  const expected = ruleText(snapshot, nameOf(step)) ?? '';
  switch (step.action) {
    case 'create-rule':
      return [{ action: 'remove-rule', name: step.rule.name, expected }];
    case 'enable-rule':
      return [{ action: 'disable-rule', name: step.name, expected, restore: step.expected }];
    case 'remove-own-rule':
      return [{ action: 'restore-rule', rule: step.rule }];
    case 'remove-rule':
    case 'disable-rule':
    case 'restore-rule':
      return [];
  }
}

/**
 * Carries a plan out on a snapshot with the rules of the script: a step that finds something else
 * than it expects stops a plan, and is left by an undo plan.
 */
export function applyInMemory(start: Snapshot, plan: Plan, operationId: string): AppliedInMemory {
  let snapshot = start;
  const problems: string[] = [];
  const undo: UndoStep[] = [];
  let stepsDone = 0;
  for (const step of plan.steps) {
    const obstacle = obstacleTo(step, ruleText(snapshot, nameOf(step)));
    if (obstacle !== undefined) {
      problems.push(obstacle);
      if (plan.kind === 'plan') break;
      continue;
    }
    snapshot = applySteps(snapshot, [step]);
    stepsDone += 1;
    undo.unshift(...undoOf(step, snapshot));
  }
  const { kind, steps: _steps, ...head } = plan;
  return {
    snapshot: stepsDone === 0 ? snapshot : counted(snapshot),
    stepsDone,
    problems,
    undo: kind !== 'undo' ? { ...head, kind: 'undo', id: operationId, steps: undo } : null,
  };
}

/** Windows counts every change of the policy. */
function counted(snapshot: Snapshot): Snapshot {
  const { counters } = snapshot.firewall;
  const known = isAvailable(counters) ? counters : {};
  const moved = { ...known, Epoch: (known['Epoch'] ?? 0) + 1 };
  return { ...snapshot, firewall: { ...snapshot.firewall, counters: moved } };
}

/**
 * What another administrator might do: switches a rule off.
 * @returns undefined when the host has no such rule that is on
 */
export function switchOff(snapshot: Snapshot, name: string): Snapshot | undefined {
  const text = ruleText(snapshot, name);
  const off = text === undefined ? undefined : withActive(text, false);
  if (text === undefined || off === undefined || off === text) return undefined;
  const step: UndoStep = { action: 'disable-rule', name, expected: text, restore: off };
  return counted(applySteps(snapshot, [step]));
}
