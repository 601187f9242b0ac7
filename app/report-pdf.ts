import type { Report } from '../core/report/model.ts';
import { reportWriters } from '../core/report/formats.ts';
import type { Result } from '../core/result.ts';
import { printPdf, realPrinting, type PrintFailure } from '../host/browser/print-pdf.ts';

/** Turns a page into a PDF: by a browser found on this computer, or by the desktop app's own engine. */
export type PrintPage = (page: string) => Promise<Result<Uint8Array, PrintFailure>>;

export const printByBrowser: PrintPage = (page) => printPdf(page, realPrinting);

/** The PDF of a report is its HTML page on paper. */
export function reportAsPdf(
  report: Report,
  printPage: PrintPage = printByBrowser,
): Promise<Result<Uint8Array, PrintFailure>> {
  return printPage(reportWriters.html.write(report));
}
