import type { Snapshot } from '../core/snapshot/schema.ts';
import { renderInputError } from '../host/import/input-error.ts';
import { loadHost } from '../host/import/load-host.ts';
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
):
  { readonly ok: true; readonly paths: string[] } | { readonly ok: false; readonly error: string } {
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

/** Reads all inputs as one host; a later input's registry values win over equal ones before it. */
export async function loadInputs(
  inputs: readonly string[],
  locateSample: (file: string) => string,
): Promise<LoadedInputs> {
  const found = inputPaths(inputs, locateSample);
  if (!found.ok) return found;
  const host = await loadHost(found.paths);
  return host.ok ? host : { ok: false, error: renderInputError(host.error) };
}
