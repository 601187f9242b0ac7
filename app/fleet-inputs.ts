import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fitsPattern } from '../core/exceptions/host-pattern.ts';

/** Endings of files that hold a host; others in a folder are none of ours. */
const endings = ['.json', '.reg', '.wfw', '.pol'];

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function namesIn(folder: string, fits: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && fits(entry.name))
    .map(({ name }) => (folder === '.' ? name : join(folder, name)))
    .sort();
}

/** One file that may be a host. */
export interface FleetInput {
  readonly path: string;
  /** False: it was found in a folder or by a pattern, where other files may lie, too. */
  readonly isNamed: boolean;
}

const named = (path: string): FleetInput => ({ path, isNamed: true });
const foundOnly = (path: string): FleetInput => ({ path, isNamed: false });

async function expand(input: string): Promise<FleetInput[]> {
  if (input.startsWith('sample:')) return [named(input)];
  const isHostFile = (name: string) =>
    endings.some((ending) => name.toLowerCase().endsWith(ending));
  if (await isFolder(input)) return (await namesIn(input, isHostFile)).map(foundOnly);
  const name = basename(input);
  // A file may be named like a pattern where the shell has expanded it already.
  if (!/[*?]/.test(name) || (await stat(input).catch(() => undefined)) !== undefined)
    return [named(input)];
  return (await namesIn(dirname(input), (each) => fitsPattern(name, each))).map(foundOnly);
}

export type ExpandedInputs =
  | { readonly ok: true; readonly inputs: readonly FleetInput[] }
  /** The input in which nothing was found. */
  | { readonly ok: false; readonly empty: string };

/** The files that paths, folders and patterns mean, each once, in the order given, sorted within one. */
export async function expandInputs(given: readonly string[]): Promise<ExpandedInputs> {
  const found = new Map<string, FleetInput>();
  for (const input of given) {
    const files = await expand(input);
    if (files.length === 0) return { ok: false, empty: input };
    for (const file of files) if (!found.has(file.path)) found.set(file.path, file);
  }
  return { ok: true, inputs: [...found.values()] };
}
