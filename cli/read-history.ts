import { changeHistory, type ChangeEntry } from '../app/remediation/change-history.ts';
import type { LiveHost } from '../host/live/live-host.ts';
import { errorSentence } from './live-host.ts';
import { UsageError } from './usage-error.ts';

/**
 * What was changed on this computer, the oldest first.
 * @throws {UsageError} when the journal is there and cannot be read
 */
export async function readHistory({ records }: LiveHost): Promise<readonly ChangeEntry[]> {
  const journal = await records.journal();
  if (!journal.ok) throw new UsageError(errorSentence(journal.error));
  return changeHistory(journal.value, await records.operations());
}
