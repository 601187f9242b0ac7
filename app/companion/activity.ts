import { success, type Result } from '../../core/result.ts';
import { openBoundedJournal } from '../../host/storage/bounded-journal.ts';
import { activityRecord, type ActivityRecord } from './activity-record.ts';
import type { Problem } from './api.ts';

/** What happened to one host. */
export interface ActivityLog {
  append(record: ActivityRecord): Promise<Result<void, Problem>>;
  /** The newest that are worth showing, the oldest of them first. */
  list(): Promise<Result<readonly ActivityRecord[], Problem>>;
}

/** More than this nobody reads. */
export const mostShown = 300;
/** About two thousand entries, of which a server writes a few a day; the file before it is kept too. */
const mostBytes = 512 * 1024;

/** For samples and files: forgotten with them. */
export function memoryLog(): ActivityLog {
  const records: ActivityRecord[] = [];
  return {
    append: (record) => {
      records.push(record);
      return Promise.resolve(success(undefined));
    },
    list: () => Promise.resolve(success(records.slice(-mostShown))),
  };
}

/** For this computer: on the disk, the oldest forgotten in time. Torn lines are passed over. */
export function fileLog(file: string): ActivityLog {
  const journal = openBoundedJournal({ file, schema: activityRecord, mostBytes });
  return {
    append: (record) => journal.append(record),
    list: () => journal.readLast(mostShown),
  };
}
