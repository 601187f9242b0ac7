import { quoted } from '../render/plain-text.ts';
import { UsageError } from '../usage-error.ts';

/** Names of files in which a table is no surprise: without an ending, or with that of plain text. */
const ofTables = /^[^.]*$|\.(txt|text|log)$/i;

/** The formats that a command writes beside its table. */
export interface FileFormats<F extends string> {
  /** The one that the ending of a name asks for. */
  readonly ofName: (name: string) => F | undefined;
  /** Endings to choose from, for the sentence. */
  readonly endings: string;
}

/**
 * The format of an output: as given, else as its ending asks for. A table in a file that says it is
 * something else would open in no program.
 * @throws {UsageError} when the ending names no format
 */
export function formatOfOutput<F extends string>(
  path: string,
  given: F | 'table' | undefined,
  { ofName, endings }: FileFormats<F>,
): F | 'table' {
  const format = given ?? ofName(path);
  if (format !== undefined) return format;
  if (ofTables.test(path.split(/[\\/]/).at(-1) ?? '')) return 'table';
  throw new UsageError(
    `The ending of ${quoted(path)} names no format; end it with ${endings} or .txt, or say which with --format.`,
  );
}

export const reportEndings = '.html, .pdf, .csv, .json';
