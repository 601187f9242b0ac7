import { open, stat } from 'node:fs/promises';
import { InputProblem } from './input-error.ts';

/** A full SOFTWARE hive is about 100 MiB. */
export const largestInput = 256 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'no permission to read this file',
  EPERM: 'no permission to read this file',
  EBUSY: 'another program keeps this file closed',
  ENAMETOOLONG: 'the name is too long for a file',
  ERR_INVALID_ARG_VALUE: 'this is no name a file can have',
};

async function readWhole(path: string): Promise<Uint8Array> {
  const { size, ...stats } = await stat(path).then((found) => ({
    size: found.size,
    isDirectory: found.isDirectory(),
    isFile: found.isFile(),
  }));
  if (stats.isDirectory) throw new InputProblem('this is a folder; a file is expected');
  if (!stats.isFile) throw new InputProblem('this is no ordinary file');
  if (size === 0) throw new InputProblem('the file is empty');
  if (size > largestInput) {
    throw new InputProblem(
      `the file has ${Math.ceil(size / 2 ** 20)} MiB; at most ${largestInput / 2 ** 20} MiB are read`,
    );
  }
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/**
 * The bytes of an input; its size is looked at before anything is read.
 * @throws {InputProblem} when it is missing, closed to us, no file, empty or too large
 */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await readWhole(path);
  } catch (error) {
    if (error instanceof InputProblem) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new InputProblem(reasons[code] ?? `the file could not be read (${code})`);
  }
}
