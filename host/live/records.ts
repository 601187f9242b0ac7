import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { failure, success, type Result } from '../../core/result.ts';
import type { Plan } from '../../core/remediation/plan.ts';
import { openJournal } from '../storage/journal.ts';
import type { StorageError } from '../storage/errors.ts';
import { isMissing, readError } from '../storage/errors.ts';
import type { ApplyReport, JournalEvent } from './apply-report.ts';
import { applyReport, journalEvent, undoDocument } from './apply-report.ts';

/**
 * What the elevated step has left in its own folder, which administrators write and users read.
 * Nothing here ever writes: the folder is the record of what was done.
 */
export interface Records {
  /** The result of one run; undefined when it has left none. */
  report(operationId: string): Promise<ApplyReport | undefined>;
  /** The undo plan of one run; undefined when there is none. */
  undoPlan(operationId: string): Promise<Plan | undefined>;
  /** Ids of all runs with a report, the oldest first. */
  operations(): Promise<readonly ApplyReport[]>;
  journal(): Promise<Result<readonly JournalEvent[], StorageError>>;
}

const operationIdPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** @param folder %ProgramData%\VmmFirewallCompanion */
export function openRecords(folder: string): Records {
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    try {
      const text = await readFile(path.join(folder, name), 'utf8');
      return schema.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  const ofRun = async <T>(id: string, kind: string, schema: z.ZodType<T>) =>
    operationIdPattern.test(id) ? read(`${id}.${kind}.json`, schema) : undefined;
  const report = (id: string) => ofRun(id, 'result', applyReport);
  return {
    report,
    undoPlan: (id) => ofRun(id, 'undo', undoDocument),
    operations: () => allReports(folder, report),
    async journal() {
      const content = await openJournal(path.join(folder, 'journal.jsonl'), journalEvent).read();
      return content.ok ? success(content.value.entries) : failure(content.error);
    },
  };
}

async function allReports(folder: string, report: Records['report']): Promise<ApplyReport[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw new Error(readError(folder, error).what, { cause: error });
  });
  const ids = names
    .filter((name) => name.endsWith('.result.json'))
    .map((name) => name.slice(0, -'.result.json'.length));
  // One that is damaged tells nothing; what was done stands in the journal as well.
  const reports = await Promise.all(ids.map((id) => report(id).catch(() => undefined)));
  return reports
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}
