import { z } from 'zod';
import { oneAtATime } from '../../core/in-turn.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { isMissing, readError, type StorageError } from './errors.ts';
import { realFiles, type Files } from './files.ts';
import { replaceFile } from './replace-file.ts';
import { setAside } from './set-aside.ts';

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
  const inTurn = oneAtATime();
  const read = async (): Promise<{ content: Content<Value>; problem?: StorageError }> => {
    const content = await contentOf(file, schema, files);
    if (content.kind === 'unreadable') return { content, problem: content.error };
    if (content.kind !== 'damaged') return { content };
    const effect = 'The defaults are used.';
    const aside = await setAside(file, { now: now(), files, why: content.reason, effect });
    return aside.ok
      ? { content: { kind: 'none' }, problem: aside.value }
      : { content: { kind: 'unreadable', error: aside.error }, problem: aside.error };
  };
  return {
    async read() {
      const { content, problem } = await inTurn(read);
      const value = content.kind === 'value' ? content.value : defaults;
      return problem ? { value, problem } : { value };
    },
    write(value) {
      return inTurn(async () => {
        const { content, problem } = await read();
        if (content.kind === 'unreadable' && problem) return failure(problem);
        const written = await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`, files);
        return written.ok ? success(problem ? { problem } : {}) : written;
      });
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
