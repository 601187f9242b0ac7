import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { asciiJson, type JsonValue } from './json.ts';

/**
 * A private folder through which parameters go to scripts and answers come back: files are exact
 * for any Unicode and any size, where standard output has a code page and a line width.
 */
export interface Exchange {
  readonly folder: string;
  /** Writes the parameters of a new call and gives the call's id. Throws what `fs` throws. */
  send(parameters: JsonValue): Promise<string>;
  /** The answer as text, without the byte order mark that Windows PowerShell writes. */
  receive(id: string): Promise<string>;
  /** Removes what a call left. */
  forget(id: string): Promise<void>;
  close(): Promise<void>;
}

/** Makes the folder: new, with a name nobody can foresee, and for this user only (mode 0700). */
export async function openExchange(parent: string = os.tmpdir()): Promise<Exchange> {
  const folder = await mkdtemp(path.join(parent, 'vmm-firewall-'));
  const file = (id: string, direction: 'in' | 'out'): string =>
    path.join(folder, `${id}.${direction}.json`);
  return {
    folder,
    async send(parameters) {
      const id = randomBytes(16).toString('hex');
      await writeFile(file(id, 'in'), asciiJson({ parameters }), { flag: 'wx', mode: 0o600 });
      return id;
    },
    async receive(id) {
      return (await readFile(file(id, 'out'), 'utf8')).replace(/^\uFEFF/, '');
    },
    async forget(id) {
      await Promise.all([
        rm(file(id, 'in'), { force: true }),
        rm(file(id, 'out'), { force: true }),
      ]);
    },
    async close() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}
