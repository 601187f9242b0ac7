import type { Assessment } from '../../core/assessment/model.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { HostSource, Problem, ReportFormat } from './api.ts';

/** What a report says of itself. */
export interface ReportContext {
  readonly toolVersion: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly source: HostSource;
}

export interface WrittenReport {
  readonly content: string | Uint8Array;
  /** Without dot. */
  readonly extension: string;
}

/** Makes a report of an assessment in one format; the formats' writers are behind it. */
export type WriteReport = (
  format: ReportFormat,
  assessment: Assessment,
  context: ReportContext,
) => Promise<Result<WrittenReport, Problem>>;

/** The formats that need no writer of their own. */
export const writeReport: WriteReport = (format, assessment, context) => {
  if (format === 'json') {
    const content = `${JSON.stringify({ ...context, assessment }, undefined, 2)}\n`;
    return Promise.resolve(success({ content, extension: 'json' }));
  }
  const why = `This version writes JSON only, not ${format.toUpperCase()}.`;
  const next = 'Save it as JSON, or copy the summary.';
  return Promise.resolve(failure({ what: 'The report was not written.', why, next }));
};

/** A file name that every system takes: host and time, nothing else. */
export function reportFileName(
  assessment: Assessment,
  createdAt: string,
  extension: string,
): string {
  const host = (assessment.host.name ?? 'host').replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 60);
  const time = createdAt.slice(0, 16).replaceAll(':', '').replace('T', '-');
  return `vmm-firewall-${host}-${time}.${extension}`;
}
