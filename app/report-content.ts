import type { Assessment } from '../core/assessment/model.ts';
import { policyOfSnapshot } from '../core/assessment/policy-of-snapshot.ts';
import type { FlowException } from '../core/exceptions/exception.ts';
import { buildReport } from '../core/report/build-report.ts';
import type { Report, ReportedChange } from '../core/report/model.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { Catalogue } from '../core/vmm/catalogue.ts';
import manifest from '../package.json' with { type: 'json' };
import { catalogueHash } from './catalogue-hash.ts';
import { zonedTime } from './local-time.ts';

export interface ReportContext {
  readonly snapshot: Snapshot;
  /** As judged, before exceptions. */
  readonly assessment: Assessment;
  readonly catalogue: Catalogue;
  readonly exceptions?: readonly FlowException[];
  /** What the journal says of this host, the oldest first; absent where none was read. */
  readonly changes?: readonly ReportedChange[];
  /** Remarks of who read the inputs. */
  readonly inputNotes?: readonly string[];
  readonly now: () => Date;
}

/** The report of one host, ready for every format. */
export function makeReport(context: ReportContext): Report {
  const { snapshot, assessment, catalogue, exceptions = [], now } = context;
  return buildReport({
    assessment,
    policy: policyOfSnapshot(snapshot),
    catalogue,
    catalogueHash: catalogueHash(catalogue),
    exceptions,
    changes: context.changes ?? null,
    inputNotes: context.inputNotes ?? [],
    toolVersion: manifest.version,
    generatedAt: zonedTime(now()),
  });
}
