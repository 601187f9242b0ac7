import { loadInputs } from '../app/load-inputs.ts';
import type { ReadHost } from './host-reading.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The input that is this computer; a file of that name is `./live`. */
export const liveInput = 'live';

/** What a command that knows `--each` says to who gave two servers without it. */
export const eachHint = 'With --each, each input is a server of its own.';

/**
 * Reads a command's inputs as one host.
 * @param hint said of a second snapshot
 * @throws {UsageError} with the sentence of the input that cannot be used
 */
export async function readHost(
  inputs: readonly string[],
  terminal: Terminal,
  hint?: string,
): Promise<ReadHost> {
  if (inputs.includes(liveInput)) {
    const { readLive } = await import('./read-live.ts');
    return readLive(inputs, terminal);
  }
  const loaded = await loadInputs(inputs, terminal.locateSample);
  if (loaded.ok) return loaded;
  const isHinted = loaded.kind === 'second-snapshot' && hint !== undefined;
  throw new UsageError(isHinted ? `${loaded.error} ${hint}` : loaded.error);
}
