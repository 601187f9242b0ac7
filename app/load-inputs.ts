import { readFile } from 'node:fs/promises';
import { snapshot as snapshotSchema, type Snapshot } from '../core/snapshot/schema.ts';
import { samplePath } from './samples.ts';

export type LoadedInputs =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly notes: readonly string[] }
  /** One sentence: which input, where, what was expected. */
  | { readonly ok: false; readonly error: string };

const samplePrefix = 'sample:';

/** The files that inputs mean: `sample:NAME` is a sample host, everything else a path. */
export function inputPaths(
  inputs: readonly string[],
  locateSample: (file: string) => string,
): { readonly ok: true; readonly paths: string[] } | { readonly ok: false; readonly error: string } {
  const paths: string[] = [];
  for (const input of inputs) {
    if (!input.startsWith(samplePrefix)) {
      paths.push(input);
      continue;
    }
    const found = samplePath(input.slice(samplePrefix.length), locateSample);
    if (!found.ok) return found;
    paths.push(found.path);
  }
  return { ok: true, paths };
}

/** Reads all inputs as one host. */
export async function loadInputs(
  inputs: readonly string[],
  locateSample: (file: string) => string,
): Promise<LoadedInputs> {
  const found = inputPaths(inputs, locateSample);
  if (!found.ok) return found;
  const [path] = found.paths;
  try {
    const text = await readFile(path ?? '', 'utf8');
    const read = snapshotSchema.safeParse(JSON.parse(text));
    return read.success
      ? { ok: true, snapshot: read.data, notes: [] }
      : { ok: false, error: `${path}: this is not a snapshot.` };
  } catch (error) {
    return { ok: false, error: `${path}: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
}
