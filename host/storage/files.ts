import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';

/** The file functions the stores use, so that a test can let each of them fail. */
export interface Files {
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly readFile: typeof readFile;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
}

export const realFiles: Files = { mkdir, open, readFile, rename, rm };

/**
 * Makes the names in a folder as lasting as the contents of its files. Windows neither needs nor
 * allows it, so that a failure means nothing.
 */
export async function syncFolder(folder: string, files: Files): Promise<void> {
  try {
    const handle = await files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // See above.
  }
}
