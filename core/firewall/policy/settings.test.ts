import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryKey, RegistryValue } from '../../snapshot/registry.ts';
import type { Profile } from '../terms.ts';
import { profiles } from '../terms.ts';
import { indexKeys, profileSettings } from './settings.ts';

const dword = (name: string, data: number): RegistryValue => ({ name, type: 'REG_DWORD', data });
const text = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });
const key = (path: string, ...values: RegistryValue[]): RegistryKey => ({ path, values });
const merge = (local: RegistryKey[], groupPolicy: RegistryKey[], profile: Profile) =>
  profileSettings(indexKeys(local), indexKeys(groupPolicy), profile);

const localKey = { domain: 'DomainProfile', private: 'StandardProfile', public: 'PublicProfile' };
const policyKey = { domain: 'DomainProfile', private: 'PrivateProfile', public: 'PublicProfile' };

describe('profileSettings', () => {
  it('has the documented defaults where nothing is set', () => {
    expect(merge([], [], 'domain')).toEqual({
      enabled: { value: true, from: 'default' },
      shieldsUp: { value: false, from: 'default' },
      blocksInbound: { value: true, from: 'default' },
      blocksOutbound: { value: false, from: 'default' },
      exemptInterfaces: { value: [], from: 'default' },
      mergesLocalRules: true,
      mergesApplications: true,
      mergesOpenPorts: true,
    });
  });

  it('prefers group policy, then local, for every switch; shields are up when either says so', () => {
    const stored = fc.option(fc.constantFrom(0, 1, 7), { nil: undefined });
    const names = [
      ['EnableFirewall', 'enabled', true],
      ['DefaultInboundAction', 'blocksInbound', true],
      ['DefaultOutboundAction', 'blocksOutbound', false],
    ] as const;
    fc.assert(
      fc.property(stored, stored, fc.constantFrom(...profiles), (own, policy, profile) => {
        const keysFor = (path: string, name: string, data: number | undefined) =>
          data === undefined ? [] : [key(path, dword(name, data))];
        const read = (name: string) =>
          merge(
            keysFor(localKey[profile], name, own),
            keysFor(policyKey[profile], name, policy),
            profile,
          );
        for (const [name, setting, otherwise] of names) {
          const winner = policy ?? own;
          expect(read(name)[setting].value).toBe(winner === undefined ? otherwise : winner !== 0);
        }
        const isUp = (own ?? 0) !== 0 || (policy ?? 0) !== 0;
        expect(read('DoNotAllowExceptions').shieldsUp.value).toBe(isUp);
      }),
    );
  });

  it('lets only group policy void local rules', () => {
    const off = (path: string) => [key(path, dword('AllowLocalPolicyMerge', 0))];
    expect(merge(off('DomainProfile'), [], 'domain').mergesLocalRules).toBe(true);
    expect(merge([], off('DomainProfile'), 'domain').mergesLocalRules).toBe(false);
    expect(merge([], off('DomainProfile'), 'public').mergesLocalRules).toBe(true);
    const lists = [
      key('publicprofile\\AUTHORIZEDAPPLICATIONS', dword('AllowUserPrefMerge', 0)),
      key('PublicProfile\\GloballyOpenPorts', dword('allowuserprefmerge', 0)),
    ];
    expect(merge([], lists, 'public')).toMatchObject({
      mergesApplications: false,
      mergesOpenPorts: false,
    });
    expect(merge(lists, [], 'public')).toMatchObject({
      mergesApplications: true,
      mergesOpenPorts: true,
    });
  });

  it('takes a value of another type as not set', () => {
    const wrong = [key('DomainProfile', text('EnableFirewall', '0'))];
    const own = [key('DomainProfile', dword('EnableFirewall', 0))];
    expect(merge(own, wrong, 'domain').enabled).toEqual({ value: false, from: 'local' });
    const list = [key('DomainProfile', dword('DisabledInterfaces', 1))];
    expect(merge([], list, 'domain').exemptInterfaces.from).toBe('default');
  });

  it('reads the exempt adapters, and an empty list in group policy as a list', () => {
    const own = [key('DomainProfile', text('DisabledInterfaces', '{AB-1}, ab-2,'))];
    expect(merge(own, [], 'domain').exemptInterfaces.value).toEqual(['ab-1', 'ab-2']);
    const empty = [key('DomainProfile', text('DisabledInterfaces', ''))];
    expect(merge(own, empty, 'domain').exemptInterfaces).toEqual({
      value: [],
      from: 'group-policy',
    });
  });
});

describe('StandardProfile', () => {
  const standard = key(
    'StandardProfile',
    dword('EnableFirewall', 0),
    dword('DoNotAllowExceptions', 1),
    dword('DefaultInboundAction', 0),
    dword('DefaultOutboundAction', 1),
    dword('AllowLocalPolicyMerge', 0),
    text('DisabledInterfaces', '{a}'),
  );

  it('is locally the private profile, whole', () => {
    expect(merge([standard], [], 'private')).toMatchObject({
      enabled: { value: false },
      shieldsUp: { value: true },
      blocksInbound: { value: false },
      blocksOutbound: { value: true },
      exemptInterfaces: { value: ['a'] },
    });
    expect(merge([standard], [], 'public')).toEqual(merge([], [], 'public'));
  });

  it.each(['private', 'public'] as const)('speaks in group policy for %s, in part', (profile) => {
    expect(merge([], [standard], profile)).toMatchObject({
      enabled: { value: false, from: 'group-policy' },
      shieldsUp: { value: true, from: 'group-policy' },
      blocksInbound: { value: true, from: 'default' },
      blocksOutbound: { value: false, from: 'default' },
      exemptInterfaces: { from: 'default' },
      mergesLocalRules: true,
    });
  });

  it.each(['PrivateProfile', 'PublicProfile', 'privateprofile\\Logging'])(
    'says nothing beside a %s key, even an empty one',
    (path) => {
      for (const profile of profiles)
        expect(merge([], [standard, key(path)], profile)).toEqual(merge([], [], profile));
    },
  );

  it('never speaks for the domain profile', () => {
    expect(merge([], [standard], 'domain')).toEqual(merge([], [], 'domain'));
  });
});
