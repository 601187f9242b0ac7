import type { FileHandle } from 'node:fs/promises';
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
