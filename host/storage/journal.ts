import path from 'node:path';
import { z } from 'zod';
import { failure, success, type Result } from '../../core/result.ts';
import { isMissing, readError, writeError, type StorageError } from './errors.ts';
import { realFiles, syncFolder, type Files } from './files.ts';

export interface JournalProblem {
  /** 1 for the first line of the file. */
  readonly line: number;
  readonly what: string;
  /** The line as it stands in the file, where it stays. */
  readonly text: string;
}

export interface JournalContent<Entry> {
  readonly entries: readonly Entry[];
  /** Lines that are no entries: torn by a crash or a full disk, or not of the agreed shape. */
  readonly problems: readonly JournalProblem[];
}

export interface Journal<Entry> {
  /** Resolves when the entry is on the disk. A failed append may leave a torn line, which is reported by `read`. */
  append(entry: Entry): Promise<Result<void, StorageError>>;
  read(): Promise<Result<JournalContent<Entry>, StorageError>>;
}

/**
 * A file of JSON objects, one a line, that only ever grows.
 *
 * Every entry is one write in append mode, which the system keeps whole beside writes of other
 * processes, and begins with a line end of its own: a line torn by a crash harms nothing after it.
 * An object's text cut anywhere is no JSON, so that a torn line is never taken for an entry.
 */
export function openJournal<Entry extends object>(
  file: string,
  schema: z.ZodType<Entry>,
  files: Files = realFiles,
): Journal<Entry> {
  return {
    async append(entry) {
      try {
        await appendWhole(file, Buffer.from(`\n${JSON.stringify(entry)}\n`), files);
        return success(undefined);
      } catch (error) {
        return failure(writeError(file, error));
      }
    },
    async read() {
      try {
        return success(parseJournal(await files.readFile(file, 'utf8'), schema));
      } catch (error) {
        return isMissing(error)
          ? success({ entries: [], problems: [] })
          : failure(readError(file, error));
      }
    },
  };
}

async function appendWhole(file: string, bytes: Buffer, files: Files): Promise<void> {
  await files.mkdir(path.dirname(file), { recursive: true });
  const handle = await files.open(file, 'a', 0o600);
  try {
    const { bytesWritten } = await handle.write(bytes);
    // The rest is not written after it: another process may have written in between.
    if (bytesWritten < bytes.length) {
      throw Object.assign(
        new Error(`Only ${bytesWritten} of ${bytes.length} bytes were written.`),
        {
          code: 'ENOSPC',
        },
      );
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file), files);
}

function parseJournal<Entry>(text: string, schema: z.ZodType<Entry>): JournalContent<Entry> {
  const entries: Entry[] = [];
  const problems: JournalProblem[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const entry = entryOf(line, schema);
    if (entry.ok) entries.push(entry.value);
    else {
      const isLast = index === lines.length - 1;
      const what = isLast && entry.error === torn ? tornAtTheEnd : entry.error;
      problems.push({ line: index + 1, what, text: line });
    }
  }
  return { entries, problems };
}

const torn = 'The line is incomplete: writing it was interrupted.';
const tornAtTheEnd =
  'The last line is incomplete: writing it was interrupted, or is still going on.';

/** The entry of a line, or why it is none. */
export function entryOf<Entry>(line: string, schema: z.ZodType<Entry>): Result<Entry, string> {
  const value = objectOf(line);
  if (value === undefined) return failure(torn);
  const entry = schema.safeParse(value);
  return entry.success
    ? success(entry.data)
    : failure(`The line is not an entry of this journal. ${z.prettifyError(entry.error)}`);
}

/** Only an object: a torn line like `{"a":1` never is one, while a torn `12` would be a number. */
function objectOf(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
