import { randomUUID } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { quoted } from './render/plain-text.ts';
import { UsageError } from './usage-error.ts';

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );
const taken = (path: string) =>
  new UsageError(`${quoted(path)} exists already; --force replaces it.`);

/**
 * Says before the work what would fail after it.
 * @throws {UsageError} when the file exists and may not be replaced
 */
export async function checkWritable(path: string, mayReplace: boolean): Promise<void> {
  if (!mayReplace && (await exists(path))) throw taken(path);
}

/**
 * Writes a file beside its place and then renames it, so that nobody ever reads half of it.
 * @throws {UsageError} when it cannot be written
 */
export async function writeBeside(path: string, text: string, mayReplace: boolean): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // A link fails where the name is taken, a rename would replace it.
    if (mayReplace) await rename(beside, path);
    else await link(beside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken(path);
    throw new UsageError(`${quoted(path)} could not be written: ${reasonOf(error)}.`);
  } finally {
    await rm(beside, { force: true });
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};
const reasonOf = (error: unknown) => reasons[codeOf(error)] ?? (codeOf(error) || 'unknown reason');
