import { collectLive, withLiveHost } from '../live-host.ts';
import { safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { checkWritable, writeFiles } from '../write-file.ts';

export interface CollectCommandOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly secondOpinion?: boolean;
}

/** @throws {UsageError} when this computer cannot be read or the file not be written */
export async function runCollect(
  { output, force = false, secondOpinion = false }: CollectCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (output !== undefined) await checkWritable([output], force);
  const snapshot = await withLiveHost(terminal, 'A snapshot is collected', (host) =>
    collectLive(host, terminal, { secondOpinion }),
  );
  const text = `${safeJson(snapshot, 1)}\n`;
  if (output === undefined) await terminal.out.write(text);
  else await writeFiles([{ path: output, content: text }], force, terminal);
  return exitCodes.fine;
}
