import { z } from 'zod';
import { success, type Result } from '../../core/result.ts';
import { openJournal } from '../../host/storage/journal.ts';
import type { ActivityEntry, Problem } from './api.ts';

/** An entry of Activity as it is kept; what can be undone follows from all of them. */
export const activityRecord = z.strictObject({
  id: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  kind: z.enum(['check', 'change', 'undo', 'drift', 'settings', 'report']),
  user: z.string(),
  host: z.string(),
  text: z.string(),
  better: z.array(z.string()),
  worse: z.array(z.string()),
  /** On a change: the operation that an undo plan is kept for. */
  operationId: z.string().optional(),
  /** On an undo: the entry it took back. */
  undoes: z.string().optional(),
});
export type ActivityRecord = z.infer<typeof activityRecord>;

/** What happened to one host, oldest first. */
export interface ActivityLog {
  append(record: ActivityRecord): Promise<Result<void, Problem>>;
  list(): Promise<Result<readonly ActivityRecord[], Problem>>;
}

/** For samples and files: forgotten with them. */
export function memoryLog(): ActivityLog {
  const records: ActivityRecord[] = [];
  return {
    append: (record) => {
      records.push(record);
      return Promise.resolve(success(undefined));
    },
    list: () => Promise.resolve(success([...records])),
  };
}

/** For this computer: a journal on the disk that only grows. Torn lines are passed over. */
export function fileLog(file: string): ActivityLog {
  const journal = openJournal(file, activityRecord);
  return {
    append: (record) => journal.append(record),
    async list() {
      const content = await journal.read();
      return content.ok ? success(content.value.entries) : content;
    },
  };
}

/** For the window: newest first, with what can still be undone. */
export function entriesForWindow(
  records: readonly ActivityRecord[],
  canChange: boolean,
): ActivityEntry[] {
  const undone = new Set(records.map(({ undoes }) => undoes));
  return records
    .map(({ operationId, undoes: _undoes, ...entry }) => ({
      ...entry,
      canUndo: canChange && operationId !== undefined && !undone.has(entry.id),
    }))
    .toReversed();
}
