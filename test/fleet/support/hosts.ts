import { readFileSync } from 'node:fs';
import { readSnapshotFile } from '../../../host/import/snapshot-file.ts';
import type { Snapshot } from '../../../core/snapshot/schema.ts';

/** The snapshot of a sample host, read anew each time. */
export const sampleSnapshot = (id: string): Snapshot =>
  readSnapshotFile(
    readFileSync(new URL(`../../../assets/samples/${id}.json`, import.meta.url), 'utf8'),
  );
