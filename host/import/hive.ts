import type { Cell } from './hive-cells.ts';
import { HiveCells, demand, signatureOf } from './hive-cells.ts';
import { bytesOf, hiveName, offsetsIn, readValues } from './hive-values.ts';
import { InputProblem } from './input-error.ts';
import type { RegistryChange, RegistryInput } from './registry-change.ts';
import { interestIn } from './wanted-keys.ts';

/** Windows allows 512 levels. */
const deepest = 512;
/** "KEY_COMP_NAME": the name has one byte a character. */
const compressedName = 0x20;

interface HiveKey {
  readonly cell: Cell;
  readonly offset: number;
  readonly name: string;
}

function readKey(cells: HiveCells, offset: number): HiveKey {
  const cell = cells.cell(offset);
  if (signatureOf(cell) !== 'nk') throw new InputProblem('expected a key cell (nk)', cell.place);
  const view = demand(cell, 76, 'a key cell');
  const length = view.getUint16(72, true);
  cells.spend(80 + length, cell.place);
  const bytes = bytesOf(demand(cell, 76 + length, 'a key cell'), 76, length);
  const name = hiveName(bytes, (view.getUint16(2, true) & compressedName) !== 0);
  return { cell, offset, name };
}

/** Offsets of the keys that a subkey list names: `lf` and `lh` with hashes, `li` bare, `ri` of lists. */
function listedKeys(cells: HiveCells, offset: number, nested: boolean): number[] {
  const cell = cells.cell(offset);
  const signature = signatureOf(cell);
  const count = demand(cell, 4, 'a list of keys').getUint16(2, true);
  cells.spend(4 + count * 4, cell.place);
  if (signature === 'lf' || signature === 'lh') return offsetsIn(cell, 4, count, 8);
  if (signature === 'li') return offsetsIn(cell, 4, count, 4);
  if (signature === 'ri' && !nested) {
    return offsetsIn(cell, 4, count, 4).flatMap((list) => listedKeys(cells, list, true));
  }
  throw new InputProblem('expected a list of keys (lf, lh, li or ri)', cell.place);
}

function childrenOf(cells: HiveCells, { cell }: HiveKey): HiveKey[] {
  const list = cell.content.getUint32(0x1c, true);
  if (cell.content.getUint32(0x14, true) === 0 || !HiveCells.isCell(list)) return [];
  return listedKeys(cells, list, false).map((offset) => readKey(cells, offset));
}

const localPolicy = 'SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';

/** Where a hive belongs, told by what lies below its root; a netsh export is a bare firewall policy. */
function mountPoint(children: readonly HiveKey[]): string | undefined {
  const names = new Set(children.map(({ name }) => name.toLowerCase()));
  if (names.has('firewallrules') || names.has('standardprofile')) return localPolicy;
  if (names.has('select') || [...names].some((name) => /^controlset\d{3}$/.test(name))) {
    return 'SYSTEM';
  }
  return names.has('microsoft') && names.has('policies') ? 'SOFTWARE' : undefined;
}

export type HiveKind = 'netsh-export' | 'system-hive' | 'software-hive';
const kinds: Readonly<Record<string, HiveKind>> = {
  [localPolicy]: 'netsh-export',
  SYSTEM: 'system-hive',
  SOFTWARE: 'software-hive',
};

/**
 * Reads a registry hive file: a `.wfw` of `netsh advfirewall export`, or a copied SYSTEM or
 * SOFTWARE hive. Layout: github.com/msuhanov/regf.
 * @throws {InputProblem} with the offset and what was expected there
 */
export function readHive(bytes: Uint8Array): RegistryInput & { readonly kind: HiveKind } {
  const cells = new HiveCells(bytes);
  const root = readKey(cells, cells.root);
  const mount = mountPoint(childrenOf(cells, root));
  const kind = mount === undefined ? undefined : kinds[mount];
  if (mount === undefined || kind === undefined) {
    throw new InputProblem(
      'expected a firewall policy exported by netsh, or a SYSTEM or SOFTWARE hive; this is another registry hive',
      root.cell.place,
    );
  }
  const notes = cells.dirty
    ? ['The hive was copied while Windows was writing it: its last changes may be missing.']
    : [];
  return { kind, changes: changesBelow(cells, root, mount), notes };
}

function changesBelow(cells: HiveCells, root: HiveKey, mount: string): RegistryChange[] {
  const changes: RegistryChange[] = [];
  const seen = new Set<number>();
  const visit = (key: HiveKey, path: string, depth: number): void => {
    const interest = interestIn(path);
    if (interest === 'skip') return;
    if (seen.has(key.offset)) {
      throw new InputProblem('this key is found twice: the keys form a cycle', key.cell.place);
    }
    if (depth > deepest) {
      throw new InputProblem(`keys are nested deeper than ${deepest} levels`, key.cell.place);
    }
    seen.add(key.offset);
    if (interest === 'take') {
      changes.push({ kind: 'key', path });
      for (const value of readValues(cells, key.cell)) changes.push({ kind: 'value', path, value });
    }
    for (const child of childrenOf(cells, key)) visit(child, `${path}\\${child.name}`, depth + 1);
  };
  visit(root, mount, 0);
  return changes;
}
