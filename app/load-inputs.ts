import type { Snapshot } from '../core/snapshot/schema.ts';
import { renderInputError, type InputErrorKind } from '../host/import/input-error.ts';
import { loadHostInputs, type HostInput } from '../host/import/load-host.ts';
import { readInput } from '../host/import/read-file.ts';
import { samplePath } from './samples.ts';

export type LoadedInputs =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly notes: readonly string[] }
  /** One sentence: which input, where, what was expected. */
  | { readonly ok: false; readonly error: string; readonly kind?: InputErrorKind };

/** Where a file of assets/samples lies, or the file itself where the program brings it along. */
export type LocateSample = (file: string) => string | HostInput;

const samplePrefix = 'sample:';

/** What inputs mean: `sample:NAME` is a sample host, everything else a path. */
function hostInputs(
  inputs: readonly string[],
  locateSample: LocateSample,
):
  | { readonly ok: true; readonly found: HostInput[] }
  | { readonly ok: false; readonly error: string } {
  const found: HostInput[] = [];
  for (const input of inputs) {
    if (input === '-')
      return {
        ok: false,
        error: '-: a file was expected; only questions are read from standard input.',
      };
    const sample = input.startsWith(samplePrefix)
      ? samplePath(input.slice(samplePrefix.length), locateSample)
      : { ok: true as const, path: input };
    if (!sample.ok) return sample;
    const { path } = sample;
    // Called what the user called it, which for a sample is not where it lies.
    const read = typeof path === 'string' ? () => readInput(path) : path.read;
    found.push({ name: input, read });
  }
  return { ok: true, found };
}

/** Reads all inputs as one host; a later input's registry values win over equal ones before it. */
export async function loadInputs(
  inputs: readonly string[],
  locateSample: LocateSample,
): Promise<LoadedInputs> {
  const read = hostInputs(inputs, locateSample);
  if (!read.ok) return read;
  const host = await loadHostInputs(read.found);
  if (host.ok) return host;
  const { error } = host;
  const { kind } = error;
  return { ok: false, error: renderInputError(error), ...(kind === undefined ? {} : { kind }) };
}
