import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { failure, success, type Result } from '../../core/result.ts';
import { isMissing, readError, writeError, type StorageError } from './errors.ts';
import { realFiles, syncFolder, type Files } from './files.ts';

export interface JsonStore<Value> {
  /** The value, or the defaults where there is none or none that can be read: then with the reason. */
  read(): Promise<{ readonly value: Value; readonly problem?: StorageError }>;
  /**
   * Replaces the value as a whole. Readers see the old or the new one, never a part; of two writers
   * the later one wins. Nothing that cannot be read is ever overwritten: a damaged file is set
   * aside first, and `problem` says so.
   */
  write(value: Value): Promise<Result<{ readonly problem?: StorageError }, StorageError>>;
}

export interface StoreSurroundings {
  readonly now: () => Date;
  readonly files: Files;
}

/** One value in a JSON file: settings, exceptions, history. */
export function openJsonStore<Value>(
  file: string,
  schema: z.ZodType<Value>,
  defaults: NoInfer<Value>,
  { now, files }: StoreSurroundings = { now: () => new Date(), files: realFiles },
): JsonStore<Value> {
  let queue: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<{ content: Content<Value>; problem?: StorageError }> => {
    const content = await contentOf(file, schema, files);
    if (content.kind === 'unreadable') return { content, problem: content.error };
    if (content.kind !== 'damaged') return { content };
    return { ...(await setAside(file, content.reason, now(), files)) };
  };
  return {
    async read() {
      const turn = queue.then(read);
      queue = turn.catch(() => undefined);
      const { content, problem } = await turn;
      const value = content.kind === 'value' ? content.value : defaults;
      return problem ? { value, problem } : { value };
    },
    write(value) {
      const turn = queue.then(async () => {
        const { content, problem } = await read();
        if (content.kind === 'unreadable' && problem) return failure(problem);
        const written = await replace(file, `${JSON.stringify(value, null, 2)}\n`, files);
        return written.ok ? success(problem ? { problem } : {}) : written;
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
}

type Content<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly error: StorageError };

async function contentOf<Value>(
  file: string,
  schema: z.ZodType<Value>,
  files: Files,
): Promise<Content<Value>> {
  let text: string;
  try {
    text = await files.readFile(file, 'utf8');
  } catch (error) {
    return isMissing(error)
      ? { kind: 'none' }
      : { kind: 'unreadable', error: readError(file, error) };
  }
  try {
    // An editor may have put a byte order mark there.
    const value = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return value.success
      ? { kind: 'value', value: value.data }
      : { kind: 'damaged', reason: z.prettifyError(value.error) };
  } catch (error) {
    return { kind: 'damaged', reason: String(error) };
  }
}

/** Keeps a damaged file under another name, so that what is in it is not lost. */
async function setAside(
  file: string,
  reason: string,
  time: Date,
  files: Files,
): Promise<{ content: Content<never>; problem: StorageError }> {
  const aside = `${file}.damaged-${time.toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    await files.rename(file, aside);
  } catch (error) {
    if (isMissing(error)) return setAsideByAnother(file, reason);
    const unreadable = readError(file, error);
    const what = `${file} is damaged and could not be set aside.`;
    const problem = { ...unreadable, what, why: `${reason} ${unreadable.why}` };
    return { content: { kind: 'unreadable', error: problem }, problem };
  }
  return {
    content: { kind: 'none' },
    problem: {
      kind: 'damaged',
      what: `${file} was damaged, so the defaults are used. It is kept as ${aside}.`,
      why: reason,
      next: 'Look into that file if you miss something; otherwise delete it.',
    },
  };
}

const setAsideByAnother = (
  file: string,
  reason: string,
): { content: Content<never>; problem: StorageError } => ({
  content: { kind: 'none' },
  problem: {
    kind: 'damaged',
    what: `${file} was damaged, so the defaults are used. Another process has set it aside.`,
    why: reason,
    next: 'Look for a file of that name with .damaged- behind it if you miss something.',
  },
});

/** Writes beside, makes it last, then takes the place of the old file in one step. */
async function replace(
  file: string,
  text: string,
  files: Files,
): Promise<Result<void, StorageError>> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await files.mkdir(path.dirname(file), { recursive: true });
    const handle = await files.open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInUse(beside, file, files);
  } catch (error) {
    await files.rm(beside, { force: true }).catch(() => undefined);
    return failure(writeError(file, error));
  }
  await syncFolder(path.dirname(file), files);
  return success(undefined);
}

/** On Windows a virus scanner or indexer that holds the old file makes a rename fail for a moment. */
async function renameInUse(from: string, to: string, files: Files): Promise<void> {
  for (const wait of [20, 80, 320]) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') throw error;
      await delay(wait);
    }
  }
  await files.rename(from, to);
}
