import type { FlowException } from '../../core/exceptions/exception.ts';
import type { ExceptionsChange } from '../../core/exceptions/exceptions-change.ts';
import { mistakeInEnglish } from '../../core/flaw/english-flaws.ts';
import { oneAtATime } from '../../core/in-turn.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { isMissing, readError, writeError, type StorageError } from '../storage/errors.ts';
import { realFiles, type Files } from '../storage/files.ts';
import { replaceFile } from '../storage/replace-file.ts';
import { setAside } from '../storage/set-aside.ts';
import type { ExceptionsDocument, MistakeInFile } from './exceptions-document.ts';

/** Why something in the file counts for nothing. */
export type ExceptionsProblem =
  | { readonly kind: 'storage'; readonly error: StorageError }
  | {
      readonly kind: 'mistakes';
      readonly file: string;
      /** Not one entry can be read. */
      readonly isWhole: boolean;
      readonly mistakes: readonly MistakeInFile[];
    };

export interface ReadExceptions {
  readonly exceptions: readonly FlowException[];
  readonly problems: readonly ExceptionsProblem[];
}

/** A file of exceptions that people and this program write in turn. */
export interface ExceptionsFile {
  /** What counts, and what does not and why; none of either where there is no file. */
  read(): Promise<ReadExceptions>;
  /**
   * Takes entries out and adds some, to the file as it is at that moment. What cannot be read is
   * never overwritten: a damaged file is set aside first, and `problems` says so.
   * @returns the file as it is then
   */
  change(change: ExceptionsChange): Promise<Result<ReadExceptions, StorageError>>;
}

export interface ExceptionsSurroundings {
  /** The flow ids of every catalogue. */
  readonly knownFlows: () => Promise<ReadonlySet<string>>;
  readonly now?: () => Date;
  readonly files?: Files;
}

type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly error: StorageError }
  | { readonly kind: 'damaged'; readonly mistake: MistakeInFile }
  | { readonly kind: 'read'; readonly text: string; readonly read: ExceptionsDocument };

const mostBytes = 16 * 1024 * 1024;

/** YAML is loaded when there is a file: most computers have none. */
const loadReader = () => import('./exceptions-document.ts');

async function contentOf(
  file: string,
  { knownFlows, files = realFiles }: ExceptionsSurroundings,
): Promise<Content> {
  let bytes: Uint8Array;
  try {
    bytes = await files.readFile(file);
  } catch (error) {
    return isMissing(error)
      ? { kind: 'none' }
      : { kind: 'unreadable', error: readError(file, error) };
  }
  const text = bytes.length > mostBytes ? undefined : textOf(bytes);
  if (text === undefined) {
    const said = bytes.length > mostBytes ? 'it is too large' : 'it is not UTF-8';
    return { kind: 'damaged', mistake: { at: [], flaw: { kind: 'other', text: said }, line: 1 } };
  }
  const { readDocument } = await loadReader();
  const read = readDocument(text, await knownFlows());
  return read.ok
    ? { kind: 'read', text, read: read.value }
    : { kind: 'damaged', mistake: read.error };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readOf(file: string, content: Content): ReadExceptions {
  switch (content.kind) {
    case 'none':
      return { exceptions: [], problems: [] };
    case 'unreadable':
      return { exceptions: [], problems: [{ kind: 'storage', error: content.error }] };
    case 'damaged': {
      const { mistake } = content;
      const problem = { kind: 'mistakes', file, isWhole: true, mistakes: [mistake] } as const;
      return { exceptions: [], problems: [problem] };
    }
    case 'read': {
      const { entries, mistakes } = content.read;
      return {
        exceptions: entries.map(({ exception }) => exception),
        problems:
          mistakes.length === 0 ? [] : [{ kind: 'mistakes', file, isWhole: false, mistakes }],
      };
    }
  }
}

/** The text that a change makes of the file, or why it makes none. */
async function textAfter(
  file: string,
  content: Extract<Content, { kind: 'none' | 'damaged' | 'read' }>,
  change: ExceptionsChange,
): Promise<Result<string, StorageError>> {
  const { editedText, newDocument } = await import('./edit-exceptions.ts');
  try {
    return success(
      content.kind === 'read'
        ? editedText(content.read, change, content.text)
        : editedText({ document: newDocument(), entries: [] }, change),
    );
  } catch (error) {
    return failure(writeError(file, error));
  }
}

async function changed(
  file: string,
  change: ExceptionsChange,
  around: ExceptionsSurroundings,
): Promise<Result<ReadExceptions, StorageError>> {
  const { files = realFiles, now = () => new Date() } = around;
  const content = await contentOf(file, around);
  if (content.kind === 'unreadable') return failure(content.error);
  const text = await textAfter(file, content, change);
  if (!text.ok) return text;
  const problems: ExceptionsProblem[] = [];
  if (content.kind === 'damaged') {
    const effect = 'What is in it does not count.';
    const why = `${mistakeInEnglish(content.mistake)}.`;
    const aside = await setAside(file, { now: now(), files, why, effect });
    if (!aside.ok) return aside;
    problems.push({ kind: 'storage', error: aside.value });
  }
  const written = await replaceFile(file, text.value, files);
  if (!written.ok) return written;
  const after = readOf(file, await contentOf(file, around));
  return success({ ...after, problems: [...problems, ...after.problems] });
}

/** The file of exceptions at a path; its folder is made when the first one is written. */
export function openExceptionsFile(file: string, around: ExceptionsSurroundings): ExceptionsFile {
  const inTurn = oneAtATime();
  return {
    read: () => inTurn(async () => readOf(file, await contentOf(file, around))),
    change: (change) => inTurn(() => changed(file, change, around)),
  };
}
