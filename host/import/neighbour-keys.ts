import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { vmmKeys } from '../../core/vmm/vmm-registry.ts';
import type { RegistryTree } from './registry-tree.ts';
import { vmmName } from './wanted-keys.ts';

/** What ports VMM's neighbours on the computer are set to; of their keys nothing else is kept. */
const neighbours: readonly (readonly [path: string, values: readonly string[]])[] = [
  [vmmKeys.updateServices, ['portnumber', 'usingssl']],
  [vmmKeys.remoteDesktop, ['portnumber']],
];

export function neighbourKeys(tree: RegistryTree): RegistryKey[] {
  return neighbours.flatMap(([path, names]) =>
    tree
      .keysBelow(path)
      .filter((key) => key.path === '')
      .map(({ values }) => ({
        path,
        values: values.filter(({ name }) => names.includes(name.toLowerCase())),
      })),
  );
}

const vendor = `software\\microsoft\\${vmmName}`;

/** Keys of a snapshot that no other input holds, such as those of SQL Server: they stay as they are. */
export function collectedOnly(vmm: Snapshot['vmm'] | undefined): RegistryKey[] {
  if (vmm === undefined || !isAvailable(vmm)) return [];
  const paths = new Set(neighbours.map(([path]) => path.toLowerCase()));
  return vmm.filter(({ path }) => {
    const lower = path.toLowerCase();
    return !lower.startsWith(vendor) && !paths.has(lower);
  });
}
