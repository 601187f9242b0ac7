import { z } from 'zod';
import type { ApplyReport, JournalEvent } from '../../host/live/apply-report.ts';
import { planKinds, stepOutcomes } from '../../host/live/apply-report.ts';

/** One rule of a run; `interrupted`: whether it was changed is not known, undo looks for itself. */
export interface ChangedRule {
  readonly action: string;
  readonly name: string;
  readonly outcome: ApplyReport['steps'][number]['outcome'] | 'interrupted';
  readonly message: string;
}

/** One run of a plan or an undo plan on this computer. */
export interface ChangeEntry {
  /** The operation id. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly user: string;
  readonly kind: (typeof planKinds)[number];
  /** `interrupted`: it did not come to its end, or is still at work. */
  readonly state: 'done' | 'partly' | 'failed' | 'interrupted';
  readonly planId: string;
  readonly rules: readonly ChangedRule[];
  /** The run that took this one back; of an undo, undefined. */
  readonly undoneBy: string | undefined;
  /** Of an undo, the run it took back. */
  readonly undoes: string | undefined;
}

const started = z.object({ planId: z.string(), kind: z.enum(planKinds) });
const change = z.object({ action: z.string(), name: z.string() });
const changed = change.extend({ outcome: z.enum(stepOutcomes), message: z.string() });

type Run = Omit<ChangeEntry, 'undoneBy'>;

/** Steps that the journal tells of: the undo plan's come in any order, each rule is in one step only. */
function rulesOf(events: readonly JournalEvent[]): ChangedRule[] {
  const rules = new Map<string, ChangedRule>();
  for (const event of events) {
    const begun = change.safeParse(event);
    if (event.event === 'change' && begun.success)
      rules.set(begun.data.name, { ...begun.data, outcome: 'interrupted', message: '' });
    const ended = changed.safeParse(event);
    if (event.event === 'changed' && ended.success) rules.set(ended.data.name, ended.data);
  }
  return [...rules.values()];
}

function stateOf(events: readonly JournalEvent[], rules: readonly ChangedRule[]) {
  if (!events.some(({ event }) => event === 'finished')) return 'interrupted';
  return rules.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'done';
}

function runOf(
  id: string,
  events: readonly JournalEvent[],
  report: ApplyReport | undefined,
): Run[] {
  const first = events.find(({ event }) => event === 'started');
  const start = started.safeParse(first);
  if (first === undefined || !start.success) return [];
  const { planId, kind } = start.data;
  const rules = report?.steps ?? rulesOf(events);
  const told = report?.outcome === 'refused' ? undefined : report?.outcome;
  return [
    {
      id,
      at: first.at,
      user: first.user,
      kind,
      planId,
      state: told ?? stateOf(events, rules),
      rules: rules.map(({ action, name, outcome, message }) => ({
        action,
        name,
        outcome,
        message,
      })),
      undoes: kind === 'undo' ? planId : undefined,
    },
  ];
}

/**
 * The history of changes, the oldest first. The journal decides what has run, since it is written
 * before each change; a report adds what the journal leaves out, and is missing where a run was cut.
 */
export function changeHistory(
  journal: readonly JournalEvent[],
  reports: readonly ApplyReport[],
): ChangeEntry[] {
  const byRun = new Map<string, JournalEvent[]>();
  for (const event of journal)
    byRun.set(event.operationId, [...(byRun.get(event.operationId) ?? []), event]);
  const reportOf = new Map(reports.map((report) => [report.operationId, report]));
  const runs = [...byRun].flatMap(([id, events]) => runOf(id, events, reportOf.get(id)));
  return runs.map((run) => ({
    ...run,
    undoneBy: runs.find((other) => other.undoes === run.id && hasEnded(other))?.id,
  }));
}

/** An undo that left rules which others have changed has done all that it will ever do. */
const hasEnded = ({ state }: Run) => state === 'done' || state === 'partly';

/** Whether the run may have changed a rule. */
export const hasChanged = ({ rules }: ChangeEntry): boolean =>
  rules.some(({ outcome }) => ['done', 'failed', 'interrupted'].includes(outcome));

/** Ids of changes that switched rules on and have not been taken back, the newest first. */
export function switchedOnHere(history: readonly ChangeEntry[]): string[] {
  const hasEnabled = ({ rules }: ChangeEntry) =>
    rules.some(({ action, outcome }) => action === 'enable-rule' && outcome === 'done');
  return history
    .filter((entry) => entry.undoneBy === undefined && hasEnabled(entry))
    .map(({ id }) => id)
    .toReversed();
}

/** The newest change that can be taken back and has not been. */
export function newestToUndo(history: readonly ChangeEntry[]): ChangeEntry | undefined {
  return history.findLast(
    (entry) => entry.kind !== 'undo' && entry.undoneBy === undefined && hasChanged(entry),
  );
}
