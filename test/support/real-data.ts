import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import { requireOrSkip } from './requirements.ts';

/** Real firewall policies beside the project; they hold other people's data and are never copied into it. */
const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Path of one real file, e.g. `wfw-export/firewall.wfw`, or undefined when it is not there. */
export function realFile(name: string): string | undefined {
  const path = `${folder}${name}`;
  const is = requireOrSkip(`real firewall policies (../shared/data/${name})`, existsSync(path));
  return is ? path : undefined;
}

export const realTables = {
  win10: 'win10-1703/firewall-keys.tsv',
  win7: 'win7-sp1/firewall-keys.tsv',
  groupPolicy: 'gpo-settings/registry.pol.tsv',
} as const;

/** The rows of a table `key, value name, type, value` as registry keys with full paths; empty when it is not there. */
export function realKeys(table: string): RegistryKey[] {
  const path = realFile(table);
  if (path === undefined) return [];
  const keys = new Map<string, RegistryValue[]>();
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/).slice(1)) {
    const [key, name, type, ...rest] = line.split('\t');
    if (key === undefined || name === undefined) continue;
    const values = keys.get(key) ?? [];
    keys.set(key, values);
    const data = rest.join('\t');
    if (type === 'REG_DWORD') values.push({ name, type, data: Number(data) });
    if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') values.push({ name, type, data });
  }
  return [...keys].map(([path, values]) => ({ path, values }));
}

/** The keys below a root, with paths relative to it, as a policy store has them. */
export function keysBelow(root: string, keys: readonly RegistryKey[]): RegistryKey[] {
  return keys
    .filter(({ path }) => path === root || path.startsWith(`${root}\\`))
    .map(({ path, values }) => ({ path: path.slice(root.length + 1), values }));
}

export const localRoot = (controlSet: string) =>
  `${controlSet}\\Services\\SharedAccess\\Parameters\\FirewallPolicy`;
export const groupPolicyRoot = 'SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
