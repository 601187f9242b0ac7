import { describe, expect, it } from 'vitest';
import { indexKeys } from '../firewall/policy/settings.ts';
import type { RegistryKey, RegistryValue } from '../snapshot/registry.ts';
import { compareSettings } from './compare-settings.ts';

const key = (...values: readonly RegistryValue[]): RegistryKey[] => [
  { path: 'DomainProfile', values: [...values] },
];
const dword = (name: string, data: number): RegistryValue => ({ name, type: 'REG_DWORD', data });
const states = (local: RegistryKey[], policy: RegistryKey[]) => ({
  local: indexKeys(local),
  'group-policy': indexKeys(policy),
});
const none = states([], []);

describe('the settings of two states', () => {
  it('are told with the store that says so, also where only that is another', () => {
    const on = dword('EnableFirewall', 1);
    expect(compareSettings(states(key(on), []), states([], key(on)))).toEqual([
      {
        profile: 'domain',
        setting: 'enabled',
        before: { value: true, from: 'local' },
        after: { value: true, from: 'group-policy' },
      },
    ]);
    expect(compareSettings(none, states([], key(on)))[0]?.before).toEqual({
      value: true,
      from: 'default',
    });
  });

  it('are those of merging by group policy alone, on where it does not set them', () => {
    const off = dword('AllowLocalPolicyMerge', 0);
    expect(compareSettings(none, states(key(off), []))).toEqual([]);
    expect(compareSettings(none, states([], key(off)))).toEqual([
      {
        profile: 'domain',
        setting: 'mergesLocalRules',
        before: { value: true, from: 'default' },
        after: { value: false, from: 'group-policy' },
      },
    ]);
  });

  it('are lists without an order and without repetitions', () => {
    const exempt = (data: string) =>
      states(key({ name: 'DisabledInterfaces', type: 'REG_SZ', data }), []);
    const [a, b] = ['{0A}', '{0B}'];
    expect(compareSettings(exempt(`${a},${b}`), exempt(`${b},${a},${b}`))).toEqual([]);
    expect(compareSettings(exempt(`${a},${b}`), exempt(b))).toHaveLength(1);
  });
});
