import { loadInputs } from '../app/load-inputs.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import { collectLive, withLiveHost } from './live-host.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The input that is this computer; a file of that name is `./live`. */
export const liveInput = 'live';

/**
 * Reads a command's inputs as one host.
 * @throws {UsageError} with the sentence of the input that cannot be used
 */
export async function readHost(
  inputs: readonly string[],
  terminal: Terminal,
): Promise<{ readonly snapshot: Snapshot; readonly notes: readonly string[] }> {
  if (inputs.includes(liveInput)) return readLive(inputs, terminal);
  const loaded = await loadInputs(inputs, terminal.locateSample);
  if (!loaded.ok) throw new UsageError(loaded.error);
  return loaded;
}

async function readLive(inputs: readonly string[], terminal: Terminal) {
  if (inputs.length > 1)
    throw new UsageError(
      'The input live is this computer as it is and goes with no other input; a file of that name is ./live.',
    );
  const snapshot = await withLiveHost(terminal, 'The input live is read', (host) =>
    collectLive(host, terminal),
  );
  return { snapshot, notes: [] };
}
