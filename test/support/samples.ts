import { readFileSync } from 'node:fs';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';

/** A sample host that ships with the product, by its id. */
export function loadSample(id: string): Snapshot {
  const file = new URL(`../../assets/samples/${id}.json`, import.meta.url);
  return snapshotSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
