import type { RegistryKey, RegistryValue } from '../snapshot/registry.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';

const base = 'SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager';

/** Where VMM keeps what it knows of itself, below HKEY_LOCAL_MACHINE (S08, S10, S16, S31, S32). */
export const vmmKeys = {
  serverSetup: `${base} Server\\Setup`,
  serverSettings: `${base} Server\\Settings`,
  serverLibrary: `${base} Server\\Settings\\Library`,
  serverSql: `${base} Server\\Settings\\Sql`,
  agentSetup: `${base} Agent\\Setup`,
  consoleSetup: `${base} Administrator Console\\Setup`,
  consoleSettings: `${base} Administrator Console\\Settings`,
  portalSettings: `${base} Self-Service Portal\\Settings`,
  updateServices: 'SOFTWARE\\Microsoft\\Update Services\\Server\\Setup',
  remoteDesktop: 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp',
} as const;

/** The key, compared as Windows compares: without regard to case. Undefined when absent or not read. */
export function findKey(snapshot: Snapshot, path: string): RegistryKey | undefined {
  if (!isAvailable(snapshot.vmm)) return undefined;
  return snapshot.vmm.find((key) => same(key.path, path));
}

/** The value in the key, or undefined. */
export function findValue(
  snapshot: Snapshot,
  path: string,
  name: string,
): RegistryValue | undefined {
  return findKey(snapshot, path)?.values.find((value) => same(value.name, name));
}

/** Text of a REG_SZ or REG_EXPAND_SZ without blanks around it; undefined for another type or none. */
export function findText(snapshot: Snapshot, path: string, name: string): string | undefined {
  const value = findValue(snapshot, path, name);
  const isText = value?.type === 'REG_SZ' || value?.type === 'REG_EXPAND_SZ';
  return isText ? value.data.trim() : undefined;
}

function same(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
