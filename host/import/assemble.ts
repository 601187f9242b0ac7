import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { hostFrom, servicesFrom, windowsFrom } from './host-parts.ts';
import { collectedOnly, neighbourKeys } from './neighbour-keys.ts';
import type { RegistryChange } from './registry-change.ts';
import type { RegistryTree } from './registry-tree.ts';
import { vmmName } from './wanted-keys.ts';

export const localRoot =
  'SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
export const policyRoot = 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
const appPolicyRoot = 'SOFTWARE\\Policies\\VmmFirewallCompanion';
const vendorRoot = 'SOFTWARE\\Microsoft';

const notHere = 'not in these files';

/** What kinds of input were given, by the words an explanation uses. */
export type SourceName =
  | 'a netsh export'
  | 'a SYSTEM hive'
  | 'a SOFTWARE hive'
  | 'a registry.pol'
  | 'this registry export'
  | 'this snapshot';

type Store = Snapshot['firewall']['local'];

function vmmKeys(tree: RegistryTree): RegistryKey[] {
  return tree
    .childNames(vendorRoot)
    .filter((name) => name.toLowerCase().startsWith(vmmName))
    .flatMap((name) => {
      const root = `${vendorRoot}\\${name}`;
      return tree
        .keysBelow(root)
        .map((key) => ({ ...key, path: key.path === '' ? root : `${root}\\${key.path}` }));
    });
}

/** The changes that put the registry of a snapshot where other inputs can add to it. */
export function changesOfSnapshot(base: Snapshot): RegistryChange[] {
  const { local, groupPolicy } = base.firewall;
  const parts: [string, readonly RegistryKey[]][] = [
    [localRoot, isAvailable(local) ? local.keys : []],
    [policyRoot, isAvailable(groupPolicy) ? groupPolicy.keys : []],
    ['', isAvailable(base.vmm) ? base.vmm : []],
    [appPolicyRoot, isAvailable(base.appPolicy) ? base.appPolicy : []],
  ];
  return parts.flatMap(([root, keys]) =>
    keys.flatMap(({ path: relative, values }): RegistryChange[] => {
      const path = [root, relative].filter((part) => part !== '').join('\\');
      return [
        { kind: 'key', path },
        ...values.map((value) => ({ kind: 'value' as const, path, value })),
      ];
    }),
  );
}

/** One snapshot from what the inputs together say; a part no input holds stays as `base` has it. */
export function assemble(
  tree: RegistryTree,
  sources: ReadonlySet<SourceName>,
  base: Snapshot | undefined,
): Snapshot {
  const start = base ?? emptySnapshot(notHere);
  const named = [...sources].join(' and ');
  const verb = sources.size > 1 ? 'hold' : 'holds';
  const store = (root: string, what: string, whole: boolean, before: Store): Store => {
    const keys = tree.keysBelow(root);
    if (keys.length > 0 || whole) return { keys };
    return base === undefined ? { keys, assumedEmpty: `${named} ${verb} no ${what}` } : before;
  };
  const wholeSoftware = sources.has('a SOFTWARE hive');
  const vmm = vmmKeys(tree);
  const appPolicy = tree.keysBelow(appPolicyRoot);
  return {
    ...start,
    host: hostFrom(tree) ?? start.host,
    windows: windowsFrom(tree) ?? start.windows,
    firewall: {
      ...start.firewall,
      local: store(localRoot, 'local firewall policy', false, start.firewall.local),
      groupPolicy: store(policyRoot, 'group policy', wholeSoftware, start.firewall.groupPolicy),
    },
    vmm:
      vmm.length > 0 || wholeSoftware
        ? [...vmm, ...neighbourKeys(tree), ...collectedOnly(base?.vmm)]
        : start.vmm,
    services: servicesFrom(tree) ?? start.services,
    appPolicy: appPolicy.length > 0 || wholeSoftware ? appPolicy : start.appPolicy,
  };
}
