import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { loadHost } from '../../host/import/load-host.ts';
import {
  groupPolicyRoot,
  keysBelow,
  localRoot,
  realFile,
  realKeys,
  realTables,
} from '../support/real-data.ts';
import type { OracleHost } from './naive-law.ts';

export interface RealPolicy {
  readonly name: string;
  readonly host: OracleHost;
}

const win10 = { major: 10, minor: 0, build: 15063 };
const win7 = { major: 6, minor: 1, build: 7601 };

function localOf(table: string, controlSet: string): RegistryKey[] {
  return keysBelow(localRoot(controlSet), realKeys(table));
}

/**
 * Hosts made of the real policies beside the project: each alone, with a real group policy above,
 * with another host's rules as group policy, and with Windows not known. None when they are not there.
 */
export function realPolicies(): RealPolicy[] {
  const ten = localOf(realTables.win10, 'ControlSet001');
  const seven = localOf(realTables.win7, 'ControlSet001');
  const sevenBefore = localOf(realTables.win7, 'ControlSet002');
  const policy = keysBelow(groupPolicyRoot, realKeys(realTables.groupPolicy));
  if ([ten, seven, sevenBefore, policy].some((keys) => keys.length === 0)) return [];
  const rulesOnly = seven.filter(({ path }) => path === 'FirewallRules');
  return [
    { name: 'Windows 10', host: { local: ten, groupPolicy: [], windows: win10 } },
    { name: 'Windows 7', host: { local: seven, groupPolicy: [], windows: win7 } },
    { name: 'Windows 7, the set before', host: { local: sevenBefore, groupPolicy: [] } },
    {
      name: 'Windows 10 under group policy',
      host: { local: ten, groupPolicy: policy, windows: win10 },
    },
    {
      name: 'Windows 10, rules of Windows 7 as group policy',
      host: { local: ten, groupPolicy: [...policy, ...rulesOnly] },
    },
    {
      name: 'rules of Windows 10 on Windows 7',
      host: { local: ten, groupPolicy: [], windows: win7 },
    },
  ];
}

/** The real netsh export, read by the product; none when it is not there. */
export async function exportedPolicies(): Promise<RealPolicy[]> {
  const path = realFile('wfw-export/firewall.wfw');
  if (path === undefined) return [];
  const loaded = await loadHost([path]);
  if (!loaded.ok) throw new Error(`${loaded.error.file}: ${loaded.error.problem}`);
  const { local, groupPolicy } = loaded.snapshot.firewall;
  if (!isAvailable(local) || !isAvailable(groupPolicy)) throw new Error('a store is unavailable');
  return [
    { name: 'of a netsh export', host: { local: local.keys, groupPolicy: groupPolicy.keys } },
  ];
}
