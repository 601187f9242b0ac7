import { withLiveHost } from '../live-host.ts';
import { readHistory } from '../read-history.ts';
import { painter } from '../render/paint.ts';
import { renderJournal } from '../render/journal.ts';
import { safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';

export interface JournalOptions {
  readonly json?: boolean;
}

/** @throws {UsageError} when the journal cannot be read */
export async function runJournal(
  { json = false }: JournalOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const history = await withLiveHost(terminal, 'The journal of changes is kept', readHistory);
  const newestFirst = history.toReversed();
  const layout = { width: terminal.width, paint: painter(terminal.colour) };
  await terminal.out.write(
    json ? `${safeJson(newestFirst, 2)}\n` : renderJournal(newestFirst, layout, terminal.name),
  );
  return exitCodes.fine;
}
