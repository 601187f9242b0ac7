import type { z } from 'zod';
import { oneAtATime } from '../../core/in-turn.ts';
import { success, failure, type Result } from '../../core/result.ts';
import { isMissing, readError, type StorageError } from './errors.ts';
import { realFiles, type Files } from './files.ts';
import { entryOf, openJournal } from './journal.ts';
import { linesFromEnd } from './lines-from-end.ts';
import { rotatedNames } from './rotating-file.ts';

export interface BoundedJournalOptions<Entry> {
  /** The file written now; the one before it is `NAME.1.EXT` beside it. */
  readonly file: string;
  readonly schema: z.ZodType<Entry>;
  /** Bytes after which a new file is begun. */
  readonly mostBytes: number;
  readonly files?: Files;
}

export interface BoundedJournal<Entry> {
  /** Resolves when the entry is on the disk. */
  append(entry: Entry): Promise<Result<void, StorageError>>;
  /** The newest entries, the oldest of them first; lines that are none are passed over. */
  readLast(most: number): Promise<Result<readonly Entry[], StorageError>>;
}

/**
 * A journal that forgets its oldest entries. Nothing is ever written again: a full file is put away
 * whole by one renaming, which needs no room on the disk and leaves no half of it in a crash.
 */
export function openBoundedJournal<Entry extends object>(
  options: BoundedJournalOptions<Entry>,
): BoundedJournal<Entry> {
  const { file, schema, files = realFiles } = options;
  const journal = openJournal(file, schema, files);
  // A file must not be put away between the reading of both.
  const inTurn = oneAtATime();
  return {
    append: (entry) =>
      inTurn(async () => {
        await putAwayWhenFull(options, files);
        return journal.append(entry);
      }),
    readLast: (most) => inTurn(() => readLast(options, most, files)),
  };
}

/** What cannot be put away goes on growing: an entry is worth more than the bound. */
async function putAwayWhenFull<Entry>(
  { file, mostBytes }: BoundedJournalOptions<Entry>,
  files: Files,
): Promise<void> {
  const [, older = file] = rotatedNames(file, 2);
  const isFull = async () => (await sizeOf(file, files)) > mostBytes;
  try {
    if (!(await isFull())) return;
    // Another process may be at it, and would put its new file over the full one.
    await alone(`${file}.lock`, files, async () => {
      if (await isFull()) await files.rename(file, older);
    });
  } catch {
    // See above; and before the first entry there is no file.
  }
}

/** Longer than any work under a lock takes: whoever left one as old has crashed. */
const longestLock = 60_000;

/** @throws when another process holds the lock, a file that is there only as long */
async function alone(lock: string, files: Files, work: () => Promise<void>): Promise<void> {
  await removeLeftLock(lock, files);
  const handle = await files.open(lock, 'wx');
  try {
    await work();
  } finally {
    await handle.close();
    await files.rm(lock, { force: true });
  }
}

async function removeLeftLock(lock: string, files: Files): Promise<void> {
  try {
    const handle = await files.open(lock, 'r');
    const since = (await handle.stat()).mtimeMs;
    await handle.close();
    if (Date.now() - since > longestLock) await files.rm(lock, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function sizeOf(file: string, files: Files): Promise<number> {
  const handle = await files.open(file, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function readLast<Entry>(
  { file, schema }: BoundedJournalOptions<Entry>,
  most: number,
  files: Files,
): Promise<Result<readonly Entry[], StorageError>> {
  const entries: Entry[] = [];
  for (const name of rotatedNames(file, 2)) {
    try {
      for await (const line of linesFromEnd(name, files)) {
        if (entries.length >= most) break;
        const entry = entryOf(line, schema);
        if (entry.ok) entries.push(entry.value);
      }
    } catch (error) {
      if (!isMissing(error)) return failure(readError(name, error));
    }
  }
  return success(entries.toReversed());
}
