import {
  findObstacle,
  writeWhole,
  type WholeFile,
  type WriteFailure,
} from '../host/storage/write-whole.ts';
import { quoted } from './render/plain-text.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const asUsageError = ({ path, kind, why }: WriteFailure): UsageError =>
  new UsageError(
    kind === 'exists'
      ? `${quoted(path)} exists already; --force replaces it.`
      : `${quoted(path)} could not be written: ${why}.`,
  );

/**
 * Says before the work what would fail after it.
 * @throws {UsageError} when a file exists and may not be replaced, or its folder takes no file
 */
export async function checkWritable(paths: readonly string[], mayReplace: boolean): Promise<void> {
  const found = await findObstacle(paths.map((path) => ({ path, mayReplace })));
  if (found !== undefined) throw asUsageError(found);
}

/**
 * Writes all files or none; nobody ever reads half of one.
 * @throws {UsageError} when one cannot be written
 */
export async function writeFiles(
  files: readonly Omit<WholeFile, 'mayReplace'>[],
  mayReplace: boolean,
  terminal: Pick<Terminal, 'files'>,
): Promise<void> {
  const whole = files.map((file) => ({ ...file, mayReplace }));
  const written = await writeWhole(whole, terminal.files);
  if (!written.ok) throw asUsageError(written.error);
}
