import { loadInputs } from '../app/load-inputs.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads a command's inputs as one host.
 * @throws {UsageError} with the sentence of the input that cannot be used
 */
export async function readHost(
  inputs: readonly string[],
  terminal: Terminal,
): Promise<{ readonly snapshot: Snapshot; readonly notes: readonly string[] }> {
  const loaded = await loadInputs(inputs, terminal.locateSample);
  if (!loaded.ok) throw new UsageError(loaded.error);
  return loaded;
}
