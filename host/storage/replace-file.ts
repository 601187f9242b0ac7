import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, success, type Result } from '../../core/result.ts';
import { writeError, type StorageError } from './errors.ts';
import { syncFolder, type Files } from './files.ts';

/** Writes beside, makes it last, then takes the place of the old file in one step. */
export async function replaceFile(
  file: string,
  text: string,
  files: Files,
): Promise<Result<void, StorageError>> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await files.mkdir(path.dirname(file), { recursive: true });
    const handle = await files.open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameInUse(beside, file, files);
  } catch (error) {
    await files.rm(beside, { force: true }).catch(() => undefined);
    return failure(writeError(file, error));
  }
  await syncFolder(path.dirname(file), files);
  return success(undefined);
}

/** On Windows a virus scanner or indexer that holds the old file makes a rename fail for a moment. */
async function renameInUse(from: string, to: string, files: Files): Promise<void> {
  for (const wait of [20, 80, 320]) {
    try {
      await files.rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY') throw error;
      await delay(wait);
    }
  }
  await files.rename(from, to);
}
