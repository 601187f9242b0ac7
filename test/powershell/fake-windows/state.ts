import { isAvailable, type Snapshot } from '../../../core/snapshot/schema.ts';
import type { RegistryKey } from '../../../core/snapshot/registry.ts';
import { cimClasses, type CimClasses } from './cim.ts';

const shared = 'SYSTEM\\CurrentControlSet\\Services\\SharedAccess';
const localRoot = `${shared}\\Parameters\\FirewallPolicy`;
const policyRoot = 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
const appRoot = 'SOFTWARE\\Policies\\VmmFirewallCompanion';

/** What the fake Windows reads; `rules` and `epoch` are what its NetSecurity changes. */
export interface FakeState {
  readonly elevated: boolean;
  /** Version that Windows writes before a rule, e.g. "v2.31". */
  readonly ruleVersion: string;
  readonly registry: readonly RegistryKey[];
  /** Keys that may not be read. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  readonly cim: CimClasses;
}

export interface FakeRules {
  readonly epoch: number;
  readonly rules: readonly { readonly name: string; readonly data: string }[];
}

const below = (root: string, keys: readonly RegistryKey[]): RegistryKey[] =>
  keys.map(({ path, values }) => ({ path: path === '' ? root : `${root}\\${path}`, values }));

/** The host of a snapshot, so that collecting it gives that snapshot again. */
export function stateOf(snapshot: Snapshot): FakeState {
  const { firewall, windows, vmm, appPolicy, collection } = snapshot;
  const registry: RegistryKey[] = [];
  const refused: { path: string; reason: string }[] = [];
  const add = (root: string, part: typeof vmm, prefix = root) => {
    if (isAvailable(part)) registry.push(...below(prefix, part));
    else refused.push({ path: root, reason: part.unavailable });
  };
  add(localRoot, isAvailable(firewall.local) ? firewall.local.keys : firewall.local);
  add(
    policyRoot,
    isAvailable(firewall.groupPolicy) ? firewall.groupPolicy.keys : firewall.groupPolicy,
  );
  add(appRoot, appPolicy);
  if (isAvailable(vmm)) registry.push(...vmm);
  else refused.push({ path: 'SOFTWARE\\Microsoft', reason: vmm.unavailable });
  for (const name of ['Epoch', 'Epoch2'])
    registry.push({ path: `${shared}\\${name}`, values: epochValues(snapshot, name) });
  if (isAvailable(windows)) registry.push(windowsKey(windows.product, windows.installation));
  return {
    elevated: isAvailable(collection) ? collection.elevated : true,
    ruleVersion: ruleVersion(snapshot),
    registry,
    refused,
    cim: cimClasses(snapshot),
  };
}

/** The local rules as they stand at the start. */
export function rulesOf({ firewall }: Snapshot): FakeRules {
  const keys = isAvailable(firewall.local) ? firewall.local.keys : [];
  const values = keys.find(({ path }) => path === 'FirewallRules')?.values ?? [];
  const epoch = isAvailable(firewall.counters) ? (firewall.counters['Epoch'] ?? 1) : 1;
  return {
    epoch,
    rules: values.flatMap(({ name, type, data }) => (type === 'REG_SZ' ? [{ name, data }] : [])),
  };
}

function epochValues({ firewall }: Snapshot, name: string): RegistryKey['values'] {
  const value = isAvailable(firewall.counters) ? firewall.counters[name] : undefined;
  return value === undefined ? [] : [{ name: 'Epoch', type: 'REG_DWORD', data: value }];
}

const windowsKey = (product: string, installation: string): RegistryKey => ({
  path: 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  values: [
    { name: 'ProductName', type: 'REG_SZ', data: product },
    { name: 'InstallationType', type: 'REG_SZ', data: installation },
  ],
});

/** PolicyVersion is major << 8 | minor; 2.31 (Server 2022) when there is none. */
function ruleVersion({ firewall }: Snapshot): string {
  const keys = isAvailable(firewall.local) ? firewall.local.keys : [];
  const root = keys.find(({ path }) => path === '');
  const value = root?.values.find(({ name }) => name === 'PolicyVersion')?.data;
  return typeof value === 'number' ? `v${value >> 8}.${value & 0xff}` : 'v2.31';
}
