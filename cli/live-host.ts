import type { PowerShellError } from '../host/powershell/errors.ts';
import type { CollectOptions, LiveHost } from '../host/live/live-host.ts';
import type { Snapshot } from '../core/snapshot/schema.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const collectLimitMs = 120_000;
/** NetSecurity walks every rule several times; minutes on a server with thousands. */
const secondOpinionLimitMs = 900_000;

/**
 * Opens this computer for as long as `use` runs.
 * @param what what cannot be done elsewhere, e.g. "A plan is applied"
 * @throws {UsageError} when this computer is not Windows
 */
export async function withLiveHost<T>(
  { openLiveHost }: Terminal,
  what: string,
  use: (host: LiveHost) => Promise<T>,
): Promise<T> {
  if (openLiveHost === undefined)
    throw new UsageError(`${what} on the Windows server itself; this computer is not Windows.`);
  const host = await openLiveHost();
  try {
    return await use(host);
  } finally {
    await host.close();
  }
}

/**
 * Reads this computer.
 * @throws {UsageError} when nothing could be read
 */
export async function collectLive(
  host: LiveHost,
  terminal: Terminal,
  options: Pick<CollectOptions, 'secondOpinion'> = {},
): Promise<Snapshot> {
  const timeoutMs = options.secondOpinion === true ? secondOpinionLimitMs : collectLimitMs;
  if (terminal.ask !== undefined) await terminal.err.write('Reading this computer...\n');
  const read = await host.collect({ ...options, timeoutMs });
  if (!read.ok) throw new UsageError(errorSentence(read.error));
  return read.value;
}

/** What happened, why and what to do, as one line. */
export const errorSentence = ({
  what,
  why,
  next,
}: Pick<PowerShellError, 'what' | 'why' | 'next'>) => `${what} ${why} ${next}`;
