import type { ChangeEntry } from '../remediation/change-history.ts';
import { mostShown } from './activity.ts';
import type { ActivityRecord, RunEvent } from './activity-record.ts';
import type { ActivityEntry, ActivityView, TrendPoint } from './api.ts';

const mostPoints = 200;

const ofRun = ({ event }: Pick<ActivityRecord, 'event'>): RunEvent | undefined =>
  event.kind === 'change' || event.kind === 'undo' ? event : undefined;

/** The journal's own action, outcome and end of a run: it was written at each rule. */
const toldBy = (run: ChangeEntry): Pick<RunEvent, 'rules' | 'state'> => ({
  rules: run.rules.map(({ action, name, outcome }) => ({ action, name, outcome })),
  state: run.state,
});

/** A run that this program's own records do not tell of: made in a terminal, or by another user. */
function recordOf(run: ChangeEntry, host: string): ActivityRecord {
  const { id, at, user, kind, undoes = null } = run;
  const event = {
    operationId: id,
    ...toldBy(run),
    verified: null,
    sentence: null,
    turns: [],
  };
  return {
    id,
    time: at,
    user,
    host,
    event: kind === 'undo' ? { ...event, kind, undoes } : { ...event, kind: 'change' },
  };
}

function withRun(record: ActivityRecord, run: ChangeEntry | undefined): ActivityRecord {
  const { event } = record;
  if (run === undefined || (event.kind !== 'change' && event.kind !== 'undo')) return record;
  return { ...record, event: { ...event, ...toldBy(run) } };
}

const mayHaveChanged = ({ rules }: RunEvent) =>
  rules.some(({ outcome }) => ['done', 'failed', 'interrupted'].includes(outcome));

const byTime = (a: ActivityRecord, b: ActivityRecord) => Date.parse(a.time) - Date.parse(b.time);

/** Records and runs together, the oldest first; a run that is in both is told once. */
function merged(
  records: readonly ActivityRecord[],
  history: readonly ChangeEntry[],
  host: string,
): ActivityRecord[] {
  const runs = new Map(history.map((run) => [run.id, run]));
  const own = new Set(records.map((record) => ofRun(record)?.operationId));
  return [
    ...records.map((record) => withRun(record, runs.get(ofRun(record)?.operationId ?? ''))),
    ...history.filter(({ id }) => !own.has(id)).map((run) => recordOf(run, host)),
  ].toSorted(byTime);
}

/** Ids of the runs that an undo has taken back; one that failed or was cut may be tried again. */
function takenBack(records: readonly ActivityRecord[]): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ event }) =>
      event.kind === 'undo' && (event.state === 'done' || event.state === 'partly')
        ? (event.undoes ?? [])
        : [],
    ),
  );
}

/** How many flows were closed when, wherever that changed. */
function trendOf(records: readonly ActivityRecord[]): TrendPoint[] {
  const points: TrendPoint[] = [];
  for (const { time, event } of records) {
    if (!('sentence' in event) || event.sentence === null) continue;
    const { needed, failing, unknown, excepted } = event.sentence;
    const last = points.at(-1);
    const isSame =
      last?.needed === needed &&
      last.failing === failing &&
      last.unknown === unknown &&
      last.excepted === excepted;
    if (!isSame) points.push({ time, needed, failing, unknown, excepted });
  }
  return points.slice(-mostPoints);
}

const gotWorse = ({ event }: ActivityRecord) =>
  'turns' in event && event.turns.some(({ change }) => change === 'worse');

/**
 * Activity as a window shows it, the newest first, with what can still be undone, the trend, and
 * when it last got worse.
 * @param history what the journal of the host says was changed, by whomever
 */
export function activityView(
  records: readonly ActivityRecord[],
  history: readonly ChangeEntry[],
  { host, canChange }: { readonly host: string; readonly canChange: boolean },
): Omit<ActivityView, 'problem'> {
  const all = merged(records, history, host);
  const undone = takenBack(all);
  const entries = all.map((record): ActivityEntry => {
    const { event } = record;
    const canUndo =
      canChange &&
      event.kind === 'change' &&
      mayHaveChanged(event) &&
      !undone.has(event.operationId);
    return { ...record, canUndo };
  });
  return {
    entries: entries.toReversed().slice(0, mostShown),
    trend: trendOf(all),
    lastWorse: entries.findLast(gotWorse) ?? null,
    // What got worse is told by own records only; the journal may go back further.
    since: records[0]?.time ?? null,
  };
}
