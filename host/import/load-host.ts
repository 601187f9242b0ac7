import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { assemble, changesOfSnapshot, type SourceName } from './assemble.ts';
import { withOneControlSet } from './control-set.ts';
import { readHive, type HiveKind } from './hive.ts';
import { InputProblem, type InputError } from './input-error.ts';
import { readInput } from './read-file.ts';
import { decodeFile, recognise } from './recognise.ts';
import { readRegFile } from './reg-file.ts';
import type { RegistryInput } from './registry-change.ts';
import { readRegistryPol } from './registry-pol.ts';
import { RegistryTree } from './registry-tree.ts';
import { readSnapshotFile } from './snapshot-file.ts';

export type LoadedHost =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly notes: readonly string[] }
  | { readonly ok: false; readonly error: InputError };

interface Input extends RegistryInput {
  readonly source: SourceName;
  readonly snapshot?: Snapshot;
}

const hiveSources: Readonly<Record<HiveKind, SourceName>> = {
  'netsh-export': 'a netsh export',
  'system-hive': 'a SYSTEM hive',
  'software-hive': 'a SOFTWARE hive',
};

/**
 * Reads one input from its bytes.
 * @throws {InputProblem} with the place and what was expected there
 */
export function readBytes(bytes: Uint8Array): Input {
  switch (recognise(bytes)) {
    case 'hive': {
      const hive = readHive(bytes);
      return { ...hive, source: hiveSources[hive.kind] };
    }
    case 'registry-pol':
      return { ...readRegistryPol(bytes), source: 'a registry.pol' };
    case 'reg':
      return { ...readRegFile(decodeFile(bytes)), source: 'this registry export' };
    case 'snapshot': {
      const snapshot = readSnapshotFile(decodeFile(bytes));
      return { source: 'this snapshot', snapshot, changes: changesOfSnapshot(snapshot), notes: [] };
    }
    case undefined:
      throw new InputProblem(
        'expected a snapshot (.json), a registry export (.reg), a netsh firewall export (.wfw), a SYSTEM or SOFTWARE hive, or a registry.pol',
      );
  }
}

/** Collects inputs in the order given; what a later one says wins. */
class HostBuilder {
  readonly #tree = new RegistryTree();
  readonly #sources = new Set<SourceName>();
  readonly #notes: string[] = [];
  #base: Snapshot | undefined;

  add(path: string, input: Input): void {
    if (input.snapshot !== undefined) {
      if (this.#base !== undefined) {
        throw new InputProblem(
          'this is a second snapshot; one host has one snapshot',
          undefined,
          'second-snapshot',
        );
      }
      this.#base = input.snapshot;
    }
    this.#sources.add(input.source);
    for (const change of withOneControlSet(input.changes)) this.#tree.apply(change);
    this.#notes.push(...input.notes.map((note) => `${path}: ${note}`));
    if (input.changes.length === 0 && input.snapshot === undefined) {
      this.#notes.push(`${path}: nothing in this file is about the firewall or VMM.`);
    }
  }

  finish(): Snapshot {
    const result = assemble(this.#tree, this.#sources, this.#base);
    const { local, groupPolicy } = result.firewall;
    const found = [local, groupPolicy].some((store) => isAvailable(store) && store.keys.length > 0);
    if (!found && this.#base === undefined) {
      throw new InputProblem(
        'expected a firewall policy (SharedAccess\\Parameters\\FirewallPolicy or Policies\\Microsoft\\WindowsFirewall), but there is none',
      );
    }
    return result;
  }

  get notes(): readonly string[] {
    return this.#notes;
  }
}

const errorOf = (file: string, { message, place, kind }: InputProblem): InputError => ({
  file,
  problem: message,
  ...(place === undefined ? {} : { place }),
  ...(kind === undefined ? {} : { kind }),
});

/** One input, however it is reached. */
export interface HostInput {
  readonly name: string;
  /** @throws {InputProblem} when it cannot be read */
  readonly read: () => Promise<Uint8Array>;
}

/**
 * Reads exported firewall policies as one host, each recognised by its content. Of equal registry
 * values a later input's wins.
 * @param inputs at least one: snapshot, `.reg`, `.wfw`, SYSTEM or SOFTWARE hive, `registry.pol`
 * @returns the snapshot and remarks for the user, or which input is at fault and why
 */
export async function loadHostInputs(inputs: readonly HostInput[]): Promise<LoadedHost> {
  const builder = new HostBuilder();
  let current = inputs[0]?.name ?? '(no file)';
  try {
    if (inputs.length === 0) throw new InputProblem('expected at least one file');
    for (const { name, read } of inputs) {
      current = name;
      builder.add(name, readBytes(await read()));
    }
    current = inputs.map(({ name }) => name).join(', ');
    return { ok: true, snapshot: builder.finish(), notes: builder.notes };
  } catch (error) {
    if (error instanceof InputProblem) return { ok: false, error: errorOf(current, error) };
    if (error instanceof RangeError) {
      return {
        ok: false,
        error: {
          file: current,
          problem: 'the file is nested too deeply, or needs more memory than there is',
        },
      };
    }
    throw error;
  }
}

/** Reads files of a disk as one host; see `loadHostInputs`. */
export function loadHost(paths: readonly string[]): Promise<LoadedHost> {
  return loadHostInputs(paths.map((path) => ({ name: path, read: () => readInput(path) })));
}
