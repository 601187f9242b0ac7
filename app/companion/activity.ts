import { success, type Result } from '../../core/result.ts';
import { openJournal } from '../../host/storage/journal.ts';
import { activityRecord, type ActivityRecord } from './activity-record.ts';
import type { Problem } from './api.ts';

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
