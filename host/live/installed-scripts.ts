import { access, constants, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { elevatedScript } from '../powershell/script-files.ts';

/** How a file is tried; what was made for a try is removed. */
export interface FileTries {
  isReadable(file: string): Promise<boolean>;
  /** `r+`: for writing; `wx`: a new one. */
  opens(file: string, flags: 'r+' | 'wx'): Promise<boolean>;
}

const onDisk: FileTries = {
  isReadable: (file) =>
    access(file, constants.R_OK).then(
      () => true,
      () => false,
    ),
  async opens(file, flags) {
    const handle = await open(file, flags).catch(() => undefined);
    if (handle === undefined) return false;
    await handle.close();
    if (flags === 'wx') await rm(file, { force: true });
    return true;
  },
};

/**
 * The scripts beside a program, when it is an installed one: what is there to be elevated must not be
 * what a user, or a program of theirs, could have put or changed there. That is tried, since nothing
 * else tells for certain: this process has not the rights to open the script for writing, nor to make
 * a file beside it.
 * @param program full path of the running program
 * @returns undefined for a copy of the program elsewhere, and for a process that has the rights itself
 */
export async function installedScripts(
  program: string,
  tries: FileTries = onDisk,
): Promise<string | undefined> {
  const folder = path.join(path.dirname(program), 'resources', 'assets', 'powershell');
  const script = path.join(folder, elevatedScript);
  if (!(await tries.isReadable(script))) return undefined;
  if (await tries.opens(script, 'r+')) return undefined;
  const isOpen = await tries.opens(path.join(folder, `probe-${process.pid}`), 'wx');
  return isOpen ? undefined : folder;
}
