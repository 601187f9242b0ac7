import { assess } from '../../core/assessment/assess.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import type { Situation } from '../../core/assessment/situation.ts';
import { formatOfFileName, reportWriters } from '../../core/report/formats.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';
import { reportedChanges } from '../remediation/reported-changes.ts';
import { makeReport, type ReportContext } from '../report-content.ts';
import type { Problem, ReportFormat, SaveResult } from './api.ts';
import type { Host } from './host.ts';
import type { KeptSettings } from './settings.ts';

/** Prints a page that needs nothing from outside as PDF. */
export type PrintPdf = (html: string) => Promise<Uint8Array>;

/** A file that a person chose. */
export interface ChosenFile {
  /** Without its folder. */
  readonly name: string;
  write(content: string | Uint8Array): Promise<SaveResult>;
}

/** Where reports go; the page that asks for one names no path. */
export interface ReportPlace {
  /** Asks a person; null when they cancelled. Absent where there are no dialogs. */
  readonly choose: ((name: string) => Promise<ChosenFile | null>) | null;
  readonly saveFile: (name: string, content: string | Uint8Array) => Promise<SaveResult>;
  /** null where nothing can print. */
  readonly printPdf: PrintPdf | null;
  /** Runs what may take a while, printing for instance, once the file is known. */
  readonly whileSaving: (work: () => Promise<SaveResult>) => Promise<SaveResult>;
}

/** What a report is made of. */
export interface ReportedHost {
  readonly host: Host;
  readonly snapshot: Snapshot;
  /** As judged, before exceptions. */
  readonly assessment: Assessment;
  readonly catalogue: Catalogue;
  readonly situation: Situation;
  readonly settings: KeptSettings;
  readonly now: () => Date;
}

const noPrinter: Problem = {
  what: 'The report was not written.',
  why: 'The preview in a browser cannot print PDF by itself.',
  next: 'Save the web page, open it, and print it to PDF.',
};

const extensionOf = (format: ReportFormat) =>
  format === 'pdf' ? '.pdf' : reportWriters[format].extensions[0];

const formatOf = (name: string): ReportFormat | undefined =>
  name.toLowerCase().endsWith('.pdf') ? 'pdf' : formatOfFileName(name);

/** What a report tells: of this computer also what its journal says was changed. */
async function contextOf(reported: ReportedHost): Promise<ReportContext> {
  const { host, snapshot, assessment, catalogue, situation, settings, now } = reported;
  const { exceptions } = settings;
  const { inputNotes = [] } = host;
  const context = { snapshot, assessment, catalogue, exceptions, inputNotes, now };
  if (host.source.kind !== 'live') return context;
  const records = await host.records();
  if (!records.ok)
    return { ...context, inputNotes: [`${records.error.what} ${records.error.why}`.trim()] };
  const judge = (as: Snapshot) => assess(as, catalogue, situation);
  return { ...context, changes: reportedChanges(records.value, snapshot, judge) };
}

async function contentOf(
  format: ReportFormat,
  reported: ReportedHost,
  { printPdf }: ReportPlace,
): Promise<Result<string | Uint8Array, Problem>> {
  const report = makeReport(await contextOf(reported));
  if (format !== 'pdf') return success(reportWriters[format].write(report));
  if (printPdf === null) return failure(noPrinter);
  try {
    return success(await printPdf(reportWriters.html.write(report)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const next = 'Save the web page instead.';
    return failure({ what: 'The report was not printed.', why, next });
  }
}

/**
 * Saves a report. Where a person is asked for the file, its ending says the format.
 * @param wanted null: whatever the person chooses, a web page where nobody is asked
 */
export async function saveReport(
  wanted: ReportFormat | null,
  reported: ReportedHost,
  place: ReportPlace,
): Promise<SaveResult> {
  const { assessment, now } = reported;
  const format = wanted ?? 'html';
  const name = reportFileName(assessment, now().toISOString(), extensionOf(format));
  if (place.choose === null) return write(format, reported, place, (x) => place.saveFile(name, x));
  const chosen = await place.choose(name);
  if (chosen === null) return { kind: 'cancelled' };
  const asked = formatOf(chosen.name);
  if (asked === undefined) return { kind: 'failed', problem: unknownEnding(chosen.name) };
  return write(asked, reported, place, (content) => chosen.write(content));
}

async function write(
  format: ReportFormat,
  reported: ReportedHost,
  place: ReportPlace,
  save: (content: string | Uint8Array) => Promise<SaveResult>,
): Promise<SaveResult> {
  return place.whileSaving(async () => {
    const content = await contentOf(format, reported, place);
    return content.ok ? save(content.value) : { kind: 'failed', problem: content.error };
  });
}

const unknownEnding = (name: string): Problem => ({
  what: 'The report was not saved.',
  why: `${name} does not end like any format of a report.`,
  next: 'Save again with an ending such as .html, .pdf or .csv.',
});

/** The summary for a ticket, as Markdown. */
export async function summaryMarkdown(reported: ReportedHost): Promise<string> {
  return reportWriters.markdown.write(makeReport(await contextOf(reported)));
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
