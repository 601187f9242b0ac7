import { writeCsv } from './csv.ts';
import { writeHdf } from './hdf.ts';
import { writeHtml } from './html/page.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeMarkdown } from './markdown.ts';
import type { Report } from './model.ts';
import { writeSarif } from './sarif.ts';
import { writeXccdf } from './xccdf.ts';

/** Formats that are text; PDF is the HTML page, printed by a browser. */
export const textFormats = [
  'html',
  'csv',
  'hdf',
  'xccdf',
  'junit',
  'sarif',
  'markdown',
  'json',
] as const;
export type TextFormat = (typeof textFormats)[number];

export interface ReportWriter {
  readonly format: TextFormat;
  /** For people choosing one. */
  readonly title: string;
  /** Endings of file names with their point, the usual one first; the longest that fits decides. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  /** Pure: the same report gives the same text, to be stored as UTF-8. */
  readonly write: (report: Report) => string;
}

export const reportWriters: Readonly<Record<TextFormat, ReportWriter>> = {
  html: {
    format: 'html',
    title: 'Web page',
    extensions: ['.html', '.htm'],
    mediaType: 'text/html; charset=utf-8',
    write: writeHtml,
  },
  csv: {
    format: 'csv',
    title: 'Table (CSV)',
    extensions: ['.csv'],
    mediaType: 'text/csv; charset=utf-8',
    write: writeCsv,
  },
  hdf: {
    format: 'hdf',
    title: 'Heimdall data (HDF)',
    extensions: ['.hdf.json', '.hdf'],
    mediaType: 'application/json',
    write: writeHdf,
  },
  xccdf: {
    format: 'xccdf',
    title: 'XCCDF 1.2 results',
    extensions: ['.xccdf.xml', '.xccdf'],
    mediaType: 'application/xml',
    write: writeXccdf,
  },
  junit: {
    format: 'junit',
    title: 'JUnit test results',
    extensions: ['.junit.xml', '.xml'],
    mediaType: 'application/xml',
    write: writeJunit,
  },
  sarif: {
    format: 'sarif',
    title: 'SARIF 2.1.0',
    extensions: ['.sarif', '.sarif.json'],
    mediaType: 'application/sarif+json',
    write: writeSarif,
  },
  markdown: {
    format: 'markdown',
    title: 'Markdown for a ticket',
    extensions: ['.md', '.markdown'],
    mediaType: 'text/markdown; charset=utf-8',
    write: writeMarkdown,
  },
  json: {
    format: 'json',
    title: 'JSON',
    extensions: ['.json'],
    mediaType: 'application/json',
    write: writeJson,
  },
};

/** The format that a file name asks for by its ending; undefined when none does. */
export function formatOfFileName(name: string): TextFormat | undefined {
  const lower = name.toLowerCase();
  const endings = textFormats.flatMap((format) =>
    reportWriters[format].extensions.map((extension) => ({ format, extension })),
  );
  return endings
    .filter(({ extension }) => lower.endsWith(extension))
    .toSorted((a, b) => b.extension.length - a.extension.length)[0]?.format;
}
