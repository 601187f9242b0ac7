import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { realFiles, type Files } from '../files.ts';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: as told`), { code });

type FileStep = 'mkdir' | 'open' | 'readFile' | 'rename';
type HandleStep = 'write' | 'writeFile' | 'sync';

/** The real file functions, of which one fails with a code of the system. */
export function failingFiles(step: FileStep | HandleStep, code: string): Files {
  const fail = (): Promise<never> => Promise.reject(systemError(code));
  if (step === 'write' || step === 'writeFile' || step === 'sync') {
    return handlesWith(step, () => fail);
  }
  return { ...realFiles, [step]: fail };
}

/** A disk that takes only so many bytes of a write. */
export function shortWrites(bytes: number): Files {
  return handlesWith('write', (handle) => (data: Buffer) => handle.write(data.subarray(0, bytes)));
}

function handlesWith(step: HandleStep, replacement: (handle: FileHandle) => unknown): Files {
  return {
    ...realFiles,
    open: async (...parameters) =>
      new Proxy(await realFiles.open(...parameters), {
        get(handle, key) {
          if (key === step) return replacement(handle);
          const value: unknown = Reflect.get(handle, key);
          return typeof value === 'function' ? value.bind(handle) : value;
        },
      }),
  };
}

/** File functions with the names of what is open still and of what was made to last, in its order. */
export function watchedFiles(base: Files = realFiles) {
  const open: string[] = [];
  const synced: string[] = [];
  const files: Files = {
    ...base,
    open: async (...parameters) => {
      const handle = await base.open(...parameters);
      const name = path.basename(String(parameters[0]));
      open.push(name);
      const watched: Readonly<Record<string, () => Promise<void>>> = {
        close: async () => {
          open.splice(open.indexOf(name), 1);
          await handle.close();
        },
        sync: async () => {
          await handle.sync();
          synced.push(name);
        },
      };
      return new Proxy(handle, {
        get(target, key) {
          const value: unknown = watched[String(key)] ?? Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
  return { files, open, synced };
}
