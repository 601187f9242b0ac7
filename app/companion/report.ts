import type { Assessment } from '../../core/assessment/model.ts';
import type { Situation } from '../../core/assessment/situation.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { ReportContext } from '../report-content.ts';
import type { Problem, ReportFormat, SaveResult } from './api.ts';
import type { CompanionParts } from './companion.ts';
import type { Host } from './host.ts';
import type { KeptSettings } from './settings.ts';

export interface WrittenReport {
  readonly content: string | Uint8Array;
  /** With its point. */
  readonly extension: string;
}

/** Prints a page that needs nothing from outside as PDF. */
export type PrintPdf = (html: string) => Promise<Uint8Array>;

const noPrinter: Problem = {
  what: 'The report was not written.',
  why: 'The preview in a browser cannot print PDF by itself.',
  next: 'Save the web page, open it, and print it to PDF.',
};

type AssessedReading = Pick<ReportContext, 'snapshot' | 'assessment' | 'catalogue'> & {
  readonly situation: Situation;
};

/** What a report tells: of this computer also what its journal says was changed. */
export async function reportContext(
  { source, records }: Pick<Host, 'source' | 'records'>,
  reading: AssessedReading,
  now: () => Date,
): Promise<Omit<ReportContext, 'exceptions'>> {
  if (source.kind !== 'live') return { ...reading, now };
  const found = await records();
  if (!found.ok)
    return { ...reading, now, inputNotes: [`${found.error.what} ${found.error.why}`.trim()] };
  const { reportedChanges } = await import('../remediation/reported-changes.ts');
  const { assess } = await import('../../core/assessment/assess.ts');
  const { snapshot, catalogue, situation } = reading;
  const judge = (host: Snapshot) => assess(host, catalogue, situation);
  return { ...reading, now, changes: reportedChanges(found.value, snapshot, judge) };
}

/** Makes a report in one format. The writers are loaded when the first one is wanted. */
export async function writeReport(
  format: ReportFormat,
  context: Omit<ReportContext, 'exceptions'>,
  settings: KeptSettings,
  printPdf: PrintPdf | null,
): Promise<Result<WrittenReport, Problem>> {
  const { makeReport } = await import('../report-content.ts');
  const { reportWriters } = await import('../../core/report/formats.ts');
  const report = makeReport({ ...context, exceptions: settings.exceptions });
  const { write, extensions } = reportWriters[format === 'pdf' ? 'html' : format];
  if (format !== 'pdf') return success({ content: write(report), extension: extensions[0] });
  if (printPdf === null) return failure(noPrinter);
  try {
    return success({ content: await printPdf(write(report)), extension: '.pdf' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure({
      what: 'The report was not printed.',
      why,
      next: 'Save the web page instead.',
    });
  }
}

/** Asks where, and saves a report in one format. */
export async function saveReport(
  format: ReportFormat,
  context: Omit<ReportContext, 'exceptions'>,
  { saveFile, settings, printPdf }: Pick<CompanionParts, 'saveFile' | 'settings' | 'printPdf'>,
): Promise<SaveResult> {
  const report = await writeReport(format, context, settings.values(), printPdf);
  if (!report.ok) return { kind: 'failed', problem: report.error };
  const { content, extension } = report.value;
  const createdAt = context.now().toISOString();
  return saveFile(reportFileName(context.assessment, createdAt, extension), content);
}

/** The summary for a ticket, as Markdown. */
export async function summaryMarkdown(
  context: Omit<ReportContext, 'exceptions'>,
  settings: KeptSettings,
): Promise<string> {
  const { makeReport } = await import('../report-content.ts');
  const { writeMarkdown } = await import('../../core/report/markdown.ts');
  return writeMarkdown(makeReport({ ...context, exceptions: settings.exceptions }));
}

/** A file name that every system takes: host and time, nothing else. */
export function reportFileName(
  assessment: Assessment,
  createdAt: string,
  extension: string,
): string {
  const host = (assessment.host.name ?? 'host').replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 60);
  const time = createdAt.slice(0, 16).replaceAll(':', '').replace('T', '-');
  return `vmm-firewall-${host}-${time}${extension}`;
}
