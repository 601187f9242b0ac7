import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { Rule } from './rules.ts';

/** Names and data of a key's values: a number becomes a REG_DWORD, a text a REG_SZ. */
export type Values = Readonly<Record<string, string | number>>;

export function key(path: string, values: Values = {}): RegistryKey {
  return { path, values: Object.entries(values).map(([name, data]) => value(name, data)) };
}

/** The key that holds a store's rules. */
export function rulesKey(rules: readonly Rule[]): RegistryKey {
  return key('FirewallRules', Object.fromEntries(rules.map((rule) => [rule.id, rule.text])));
}

function value(name: string, data: string | number): RegistryValue {
  return typeof data === 'number'
    ? { name, type: 'REG_DWORD', data }
    : { name, type: 'REG_SZ', data };
}
