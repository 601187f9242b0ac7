import { readFileSync } from 'node:fs';
import { catalogueOf, loadCatalogue, releases } from '../../../app/catalogue.ts';
import { makeReport } from '../../../app/report-content.ts';
import { assess } from '../../../core/assessment/assess.ts';
import type { GivenSituation } from '../../../core/assessment/situation.ts';
import { determineSituation } from '../../../core/assessment/situation.ts';
import type { FlowException } from '../../../core/exceptions/exception.ts';
import type { Report, ReportedChange } from '../../../core/report/model.ts';
import { snapshot as snapshotSchema, type Snapshot } from '../../../core/snapshot/schema.ts';
import { hostRoles } from '../../../core/vmm/terms.ts';

export const reportTime = new Date('2026-11-24T08:30:00Z');

export function sampleSnapshot(id: string): Snapshot {
  const file = new URL(`../../../assets/samples/${id}.json`, import.meta.url);
  return snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export interface Extras {
  readonly given?: GivenSituation;
  readonly exceptions?: readonly FlowException[];
  readonly changes?: readonly ReportedChange[];
}

export function reportOf(snapshot: Snapshot, { given = {}, ...extras }: Extras = {}): Report {
  const result = determineSituation(snapshot, given, releases, hostRoles);
  if (result.kind === 'ask') throw new Error(result.why);
  const catalogue = loadCatalogue(catalogueOf(result.situation.release));
  const assessment = assess(snapshot, catalogue, result.situation);
  return makeReport({ snapshot, assessment, catalogue, ...extras, now: () => reportTime });
}

export const sampleReport = (id: string, extras: Extras = {}): Report =>
  reportOf(sampleSnapshot(id), extras);
