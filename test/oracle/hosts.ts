import fc from 'fast-check';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { OracleHost } from './naive-law.ts';
import { ruleStrings } from './rules.ts';

const guids = [
  '{11111111-2222-3333-4444-555555555555}',
  '{aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee},{11111111-2222-3333-4444-555555555555}',
  '',
];
/** Most switches at the side where rules decide, so that settings do not hide them. */
const switches = [
  { name: 'EnableFirewall', usual: 1 },
  { name: 'DoNotAllowExceptions', usual: 0 },
  { name: 'DefaultInboundAction', usual: 1 },
  { name: 'DefaultOutboundAction', usual: 0 },
  { name: 'AllowLocalPolicyMerge', usual: 1 },
] as const;

const named = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(name, name, name, name.toUpperCase(), name.toLowerCase());

function dword(name: string, usual: number): fc.Arbitrary<RegistryValue> {
  const data = fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 0xffffffff) },
  );
  return fc
    .tuple(named(name), data, fc.nat(9))
    .map(([name, data, type]) =>
      type === 0 ? { name, type: 'REG_SZ', data: String(data) } : { name, type: 'REG_DWORD', data },
    );
}

const disabledInterfaces: fc.Arbitrary<RegistryValue> = fc
  .tuple(named('DisabledInterfaces'), fc.constantFrom(...guids), fc.nat(6))
  .map(([name, data, type]) =>
    type === 0 ? { name, type: 'REG_DWORD', data: 1 } : { name, type: 'REG_SZ', data },
  );

const profileValues = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(...switches).chain(({ name, usual }) => dword(name, usual)),
    },
    { weight: 1, arbitrary: disabledInterfaces },
  ),
  { maxLength: 4 },
);

const profileNames = ['DomainProfile', 'StandardProfile', 'PrivateProfile', 'PublicProfile'];

/** Keys of profiles with their settings, and now and then the two lists a user could once fill. */
const settingKeys: fc.Arbitrary<RegistryKey[]> = fc.array(
  fc.constantFrom(...profileNames).chain((profile) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ path: named(profile), values: profileValues }) },
      {
        weight: 1,
        arbitrary: fc.record({
          path: named(`${profile}\\AuthorizedApplications`),
          values: dword('AllowUserPrefMerge', 0).map((value) => [value]),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          path: named(`${profile}\\GloballyOpenPorts`),
          values: dword('AllowUserPrefMerge', 0).map((value) => [value]),
        }),
      },
    ),
  ),
  { maxLength: 4 },
);

/** Ids that meet, also in another case; now and then no string at all. */
const ruleValues: fc.Arbitrary<RegistryValue[]> = fc.array(
  fc
    .tuple(fc.constantFrom('a', 'A', 'b', 'c', 'd', 'e', '__proto__'), ruleStrings, fc.nat(30))
    .map(([name, data, type]) => ({ name, type: type === 0 ? 'REG_EXPAND_SZ' : 'REG_SZ', data })),
  { maxLength: 6 },
);

const store = fc
  .tuple(settingKeys, named('FirewallRules'), ruleValues)
  .map(([settings, path, values]) => [...settings, { path, values }]);

const windows = fc.constantFrom(
  { major: 6, minor: 0, build: 6002 },
  { major: 6, minor: 1, build: 7601 },
  { major: 6, minor: 3, build: 9600 },
  { major: 10, minor: 0, build: 15062 },
  { major: 10, minor: 0, build: 20348 },
);

/** Small hosts of every kind: settings of all types and places, rules of both stores, what is known of Windows. */
export const hosts: fc.Arbitrary<OracleHost> = fc.record(
  {
    local: store,
    groupPolicy: fc.oneof(
      { weight: 2, arbitrary: store },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    windows,
    dynamicTcp: fc.constantFrom({ first: 80, last: 90 }, { first: 1025, last: 5000 }),
    folders: fc.constantFrom({ SystemRoot: 'D:\\Win' }, { 'ProgramFiles(x86)': 'c:' }),
  },
  { requiredKeys: ['local', 'groupPolicy'] },
);
