import type { Report } from '../core/report/model.ts';
import { reportWriters } from '../core/report/formats.ts';
import type { Result } from '../core/result.ts';
import { printPdf, realPrinting, type PrintFailure } from '../host/browser/print-pdf.ts';

/** Turns a page into a PDF: by a browser found on this computer, or by the desktop app's own engine. */
export type PrintPage = (page: string) => Promise<Result<Uint8Array, PrintFailure>>;

export const printByBrowser: PrintPage = (page) => printPdf(onA4(page), realPrinting);

const paper = '<style>@page { size: A4; } @page wide { size: A4 landscape; }</style>';

/** As the app prints. A browser takes Letter, and nothing on its command line says another paper. */
export const onA4 = (page: string): string => page.replace('</head>', `${paper}</head>`);

/** The PDF of a report is its HTML page on paper. */
export function reportAsPdf(
  report: Report,
  printPage: PrintPage = printByBrowser,
): Promise<Result<Uint8Array, PrintFailure>> {
  return printPage(reportWriters.html.write(report));
}
