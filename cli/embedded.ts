import { getAsset } from 'node:sea';
import type { LocateSample } from '../app/load-inputs.ts';

/** Names of what build/exe puts into the program. */
export const embeddedName = {
  sample: (file: string) => `samples/${file}`,
  module: (name: string) => `powershell/${name}.psm1`,
  eachWorker: 'each-worker.cjs',
} as const;

/** Text of a file inside the program. Throws on one that is not there. */
export const embeddedText = (name: string): string => getAsset(name, 'utf8');

/** Samples inside the program. */
export const embeddedSample: LocateSample = (file) => {
  const name = embeddedName.sample(file);
  return { name, read: () => Promise.resolve(new Uint8Array(getAsset(name))) };
};
