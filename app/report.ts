import {
  formatOfFileName,
  reportWriters,
  textFormats,
  type TextFormat,
} from '../core/report/formats.ts';
import type { Report } from '../core/report/model.ts';
import { failure, success, type Result } from '../core/result.ts';
import { oneLine } from '../core/vmm/one-line.ts';
import type { PrintFailure } from '../host/browser/print-pdf.ts';
import {
  findTaken,
  writeWhole,
  type WholeFile,
  type WriteFailure,
} from '../host/storage/write-whole.ts';
import { makeReport, type ReportContext } from './report-content.ts';
import { printByBrowser, reportAsPdf, type PrintPage } from './report-pdf.ts';

/** Every format a report can be written in. */
export const reportFormats = [...textFormats, 'pdf'] as const;
export type ReportFormat = TextFormat | 'pdf';

export const isReportFormat = (text: string): text is ReportFormat =>
  reportFormats.some((format) => format === text);

/** The ending a file of the format usually has, with its point. */
export const extensionOf = (format: ReportFormat): string =>
  format === 'pdf' ? '.pdf' : reportWriters[format].extensions[0];

/** The format that a file name asks for by its ending. */
export function formatOfFile(name: string): ReportFormat | undefined {
  return name.toLowerCase().endsWith('.pdf') ? 'pdf' : formatOfFileName(name);
}

export interface ReportOutput {
  readonly format: ReportFormat;
  readonly path: string;
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

export interface ReportError {
  readonly kind: WriteFailure['kind'] | PrintFailure['kind'];
  readonly path: string;
  /** One sentence: which file, and why it was not written. */
  readonly sentence: string;
}

function errorOf(
  path: string,
  { kind, why }: Omit<WriteFailure, 'path'> | PrintFailure,
): ReportError {
  return { kind, path, sentence: `${oneLine(path)} was not written: ${oneLine(why, 300)}.` };
}

async function contentOf(
  format: ReportFormat,
  report: Report,
  printPage: PrintPage,
): Promise<Result<string | Uint8Array, PrintFailure>> {
  return format === 'pdf'
    ? reportAsPdf(report, printPage)
    : success(reportWriters[format].write(report));
}

/**
 * Writes a report in several formats at once: all of them, or none.
 * @param printPage how a page becomes a PDF; by default a browser of this computer prints it
 */
export async function writeReports(
  context: ReportContext,
  outputs: readonly ReportOutput[],
  printPage: PrintPage = printByBrowser,
): Promise<Result<void, ReportError>> {
  const places = outputs.map(({ path, force }) => ({ path, mayReplace: force }));
  const taken = await findTaken(places);
  if (taken !== undefined) return failure(errorOf(taken.path, taken));
  const report = makeReport(context);
  const files: WholeFile[] = [];
  for (const { format, path, force } of outputs) {
    const content = await contentOf(format, report, printPage);
    if (!content.ok) return failure(errorOf(path, content.error));
    files.push({ path, content: content.value, mayReplace: force });
  }
  const written = await writeWhole(files);
  return written.ok ? success(undefined) : failure(errorOf(written.error.path, written.error));
}
