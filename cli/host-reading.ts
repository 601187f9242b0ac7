import type { ChangeRecords } from '../app/remediation/reported-changes.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';

export interface ReadHost {
  readonly snapshot: Snapshot;
  /** Remarks of the readers, sentences. */
  readonly notes: readonly string[];
  /** What was changed on this computer; only where the input is this computer. */
  readonly records?: ChangeRecords;
}
