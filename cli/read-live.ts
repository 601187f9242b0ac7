import type { LiveHost } from '../host/live/live-host.ts';
import type { ReadHost } from './host-reading.ts';
import { collectLive, withLiveHost } from './live-host.ts';
import { readHistory } from './read-history.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads this computer, and what its journal says was changed here.
 * @throws {UsageError} when it cannot be read, or other inputs are named beside it
 */
export async function readLive(inputs: readonly string[], terminal: Terminal): Promise<ReadHost> {
  if (inputs.length > 1)
    throw new UsageError(
      'The input live is this computer as it is and goes with no other input; a file of that name is ./live.',
    );
  return withLiveHost(terminal, 'The input live is read', async (host) => ({
    snapshot: await collectLive(host, terminal),
    ...(await recordsOf(host)),
  }));
}

/** A journal that cannot be read keeps nobody from knowing what the firewall says. */
async function recordsOf(host: LiveHost): Promise<Omit<ReadHost, 'snapshot'>> {
  try {
    const history = await readHistory(host);
    return { notes: [], records: { history, reports: await host.records.operations() } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { notes: [`The journal of changes could not be read: ${why}`] };
  }
}
