import { formatOfFile } from '../../app/report.ts';
import { quoted } from '../render/plain-text.ts';
import { UsageError } from '../usage-error.ts';
import type { AssessFormat } from './assess-formats.ts';

/** Endings of files in which a table is no surprise. */
const ofTables = /^[^.]*$|\.(txt|text|log)$/i;

/**
 * The format of an output: as given, else as its ending asks for. A table in a file that says it is
 * something else would open in no program.
 * @throws {UsageError} when the ending names no format
 */
export function formatOfOutput(path: string, given: AssessFormat | undefined): AssessFormat {
  const format = given ?? formatOfFile(path);
  if (format !== undefined) return format;
  if (ofTables.test(path.split(/[\\/]/).at(-1) ?? '')) return 'table';
  throw new UsageError(
    `The ending of ${quoted(path)} names no format; end it with .html, .pdf, .csv, .json or .txt, or say which with --format.`,
  );
}
