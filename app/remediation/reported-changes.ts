import { isSameFlow, type FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { parseRule } from '../../core/firewall/rule/parse-rule.ts';
import { isOpen } from '../../core/remediation/open-flow.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import type { UndoStep } from '../../core/remediation/plan.ts';
import type { ReportedChange, ReportedStep } from '../../core/report/model.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { ApplyReport, StepReport } from '../../host/live/apply-report.ts';
import { hasChanged, type ChangeEntry } from './change-history.ts';

/** What the journal of a computer says was changed there. */
export interface ChangeRecords {
  /** The oldest first. */
  readonly history: readonly ChangeEntry[];
  readonly reports: readonly ApplyReport[];
}

/** More changes than this are told without the flows they opened: each costs an assessment. */
const mostJudged = 50;

const actionWords: Record<StepReport['action'], ReportedStep['action']> = {
  'create-rule': 'create',
  'restore-rule': 'create',
  'enable-rule': 'enable',
  'remove-rule': 'remove',
  'remove-own-rule': 'remove',
  'disable-rule': 'disable',
};

/**
 * The changes of the journal as reports tell them, the oldest first. Whether one holds is what the
 * firewall says now; what it opened is what would be closed without it.
 * @param now the host as it was read just now
 * @param judge assesses the host as it would be
 */
export function reportedChanges(
  { history, reports }: ChangeRecords,
  now: Snapshot,
  judge: (snapshot: Snapshot) => Assessment,
): ReportedChange[] {
  const stepsOf = new Map(reports.map(({ operationId, steps }) => [operationId, steps]));
  const rules = localRules(now);
  const changes = history.filter(hasChanged);
  const isJudged = new Set(changes.slice(-mostJudged));
  return changes.map((entry): ReportedChange => {
    const steps = (stepsOf.get(entry.id) ?? []).filter(({ outcome }) => outcome === 'done');
    const verified =
      entry.state === 'done' &&
      steps.every(({ name, after }) => (rules.get(name.toLowerCase()) ?? null) === after);
    const opens = entry.kind === 'plan' && verified && isJudged.has(entry);
    return {
      id: entry.id,
      time: entry.at,
      who: entry.user,
      kind: entry.kind === 'undo' ? 'undo' : 'change',
      verified,
      steps: stepsOf.has(entry.id) ? steps.map(reportedStep) : entry.rules.map(untoldStep),
      fixed: opens ? openedBy(steps, now, judge) : [],
    };
  });
}

const reportedStep = ({ action, name, before, after }: StepReport): ReportedStep => ({
  action: actionWords[action],
  ruleId: name,
  ruleName: parseRule('local', name, after ?? before ?? '').name || name,
  before,
  after,
});

/** A run that was cut has left its journal only, which names rules and no strings. */
const untoldStep = ({ action, name }: ChangeEntry['rules'][number]): ReportedStep => ({
  action: Object.entries(actionWords).find(([word]) => word === action)?.[1] ?? 'enable',
  ruleId: name,
  ruleName: name,
  before: null,
  after: null,
});

/** Strings of the local rules by their ids in small letters. */
function localRules({ firewall: { local } }: Snapshot): ReadonlyMap<string, string> {
  const keys = isAvailable(local) ? local.keys : [];
  const values = keys
    .filter(({ path }) => path.toLowerCase() === 'firewallrules')
    .flatMap((key) => key.values);
  return new Map(values.map(({ name, data }) => [name.toLowerCase(), String(data)]));
}

/** The flows that are open now and would not be, had the steps not been made. */
function openedBy(
  steps: readonly StepReport[],
  now: Snapshot,
  judge: (snapshot: Snapshot) => Assessment,
): FlowKey[] {
  const back = steps.map(({ name, before, after }): UndoStep => {
    const expected = after ?? '';
    return before === null
      ? { action: 'remove-rule', name, expected }
      : { action: 'disable-rule', name, expected, restore: before };
  });
  const without = judge(applySteps(now, back)).flows.filter((flow) => !isOpen(flow));
  return judge(now)
    .flows.filter((flow) => isOpen(flow) && without.some((each) => isSameFlow(each, flow)))
    .map(({ id, direction }) => ({ id, direction }));
}
