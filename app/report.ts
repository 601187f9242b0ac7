import {
  formatOfFileName,
  reportWriters,
  textFormats,
  type TextFormat,
} from '../core/report/formats.ts';
import { failure, success, type Result } from '../core/result.ts';
import { oneLine } from '../core/vmm/one-line.ts';
import type { PrintFailure } from '../host/browser/print-pdf.ts';
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
}

export interface ReportFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Why the page could not be printed. */
export interface ReportError {
  readonly kind: PrintFailure['kind'];
  readonly path: string;
  /** One sentence: which file, and why it was not made. */
  readonly sentence: string;
}

/**
 * A report in several formats, ready to be written.
 * @param printPage how a page becomes a PDF; by default a browser of this computer prints it
 */
export async function reportFiles(
  context: ReportContext,
  outputs: readonly ReportOutput[],
  printPage: PrintPage = printByBrowser,
): Promise<Result<readonly ReportFile[], ReportError>> {
  const report = makeReport(context);
  const files: ReportFile[] = [];
  for (const { format, path } of outputs) {
    if (format !== 'pdf') {
      files.push({ path, content: reportWriters[format].write(report) });
      continue;
    }
    const printed = await reportAsPdf(report, printPage);
    if (!printed.ok) return failure(errorOf(path, printed.error));
    files.push({ path, content: printed.value });
  }
  return success(files);
}

function errorOf(path: string, { kind, why }: PrintFailure): ReportError {
  return { kind, path, sentence: `${oneLine(path)} was not written: ${oneLine(why, 300)}.` };
}
