import fc from 'fast-check';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { OracleHost } from '../oracle/naive-law.ts';

/** Conditions of rules by key: sound, odd and wrong values alike. */
const conditions: Readonly<Record<string, readonly string[]>> = {
  Profile: ['Domain', 'private', 'Public'],
  LPort: ['80', '135', 'RPC', 'RPC-EPMap', 'Teredo', 'Novelty', '80-90', '80,443'],
  LPort2_10: ['0-65535', '70-80', 'IPHTTPSIn', '0-134', '135-65535'],
  LPort2_24: ['mDNS'],
  RPort: ['443', '1024', 'RPC'],
  RPort2_10: ['1024-65535', '0-1023', 'IPTLSOut'],
  ICMP4: ['8:*', '3:4', '256:0'],
  ICMP6: ['128:*', '134:0'],
  LA4: ['10.0.0.5', '10.0.0.0/8', '0.0.0.0/0', 'LocalSubnet'],
  LA6: ['fe80::/64', '::/0'],
  RA4: [
    '10.0.0.5',
    '192.168.0.0/255.255.0.0',
    'LocalSubnet',
    'DNS',
    '10.0.0.1-10.0.0.9',
    '0.0.0.0/0',
    '127.0.0.0/8',
    '*',
  ],
  RA6: ['fe80::/64', 'LocalSubnet', '::/0', '2001:db8::1'],
  RA42: ['IntErnet'],
  RA62: ['IntrAnet'],
  App: [
    'System',
    '%SystemRoot%\\system32\\svchost.exe',
    '%x%\\unknown.exe',
    'C:\\\\nowhere\\unknown.exe',
    '*',
  ],
  Svc: ['RpcSs', '*', 'Dnscache'],
  IF: ['{0D5EB5D8-5A2F-4F53-8A3A-0D9D1C5A8D10}', '{0d5eb5d8-5a2f-4f53-8a3a-0d9d1c5a8d11}'],
  IFType: ['Lan', 'Wireless', 'RemoteAccess', 'Satellite'],
  Security: ['Authenticate', 'None'],
  AuthByPassOut: ['TRUE', 'FALSE'],
  RMauth: ['O:LSD:(A;;CC;;;AU)'],
  LUAuth: ['D:(A;;CC;;;S-1-15-3-1)', 'D:(A;;CC;;;AU)', 'D:(D;;CC;;;AU)'],
  LUOwn: ['S-1-5-21-1'],
  AppPkgId: ['S-1-15-2-1'],
  TTK2_22: ['WFDPrint'],
  NNm: ['x'],
  Platform: ['2:6:1', '2:10:0', '1:6:2', 'x'],
  Platform2: ['GTEQ'],
  LOM: ['TRUE', 'FALSE'],
  Edge: ['TRUE'],
  Novel: ['1', ''],
  Desc: ['', 'text'],
};

const condition = fc
  .constantFrom(...Object.entries(conditions))
  .chain(([key, values]) => fc.constantFrom(...values).map((value) => `${key}=${value}`));
const protocol = fc.constantFrom(
  'Protocol=6',
  'Protocol=6',
  'Protocol=17',
  'Protocol=1',
  'Protocol=58',
  'Protocol=256',
  'Protocol=47',
  '',
);

const ruleText = fc
  .record({
    version: fc.constantFrom('v2.10', 'v2.31', 'V2.99', 'v3.0', 'x'),
    action: fc.constantFrom('Allow', 'allow', 'Allow', 'Block', 'ByPass'),
    direction: fc.constantFrom('In', 'In', 'Out'),
    active: fc.constantFrom('TRUE', 'TRUE', 'true', 'FALSE'),
    name: fc.constantFrom('Name=n', 'Name=n', 'Name=n', ''),
    protocol,
    fields: fc.array(condition, { maxLength: 4 }),
  })
  .map(({ version, action, direction, active, name, protocol, fields }) =>
    [
      version,
      `Action=${action}`,
      `Active=${active}`,
      `Dir=${direction}`,
      name,
      protocol,
      ...fields,
      '',
    ].join('|'),
  );

const flag = (name: string) =>
  fc.constantFrom(0, 1).map((data): RegistryValue => ({ name, type: 'REG_DWORD', data }));
const text = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });

const setting: fc.Arbitrary<RegistryValue> = fc.oneof(
  flag('EnableFirewall'),
  flag('DoNotAllowExceptions'),
  flag('DefaultInboundAction'),
  flag('DefaultOutboundAction'),
  flag('AllowLocalPolicyMerge'),
  fc.constantFrom(
    text('EnableFirewall', '0'),
    text('DisabledInterfaces', ''),
    text('DisabledInterfaces', '{0D5EB5D8-5A2F-4F53-8A3A-0D9D1C5A8D10}'),
  ),
);

const settingKey: fc.Arbitrary<RegistryKey> = fc.oneof(
  fc.record({
    path: fc.constantFrom('DomainProfile', 'StandardProfile', 'PrivateProfile', 'publicprofile'),
    values: fc.uniqueArray(setting, { maxLength: 2, selector: ({ name }) => name }),
  }),
  fc.record({
    path: fc.constantFrom(
      'DomainProfile\\AuthorizedApplications',
      'DomainProfile\\GloballyOpenPorts',
      'PublicProfile\\GloballyOpenPorts',
    ),
    values: fc.tuple(flag('AllowUserPrefMerge')),
  }),
);

const store = (mostSettings: number): fc.Arbitrary<RegistryKey[]> =>
  fc
    .tuple(
      fc.array(ruleText, { maxLength: 4 }),
      fc.uniqueArray(settingKey, {
        maxLength: mostSettings,
        selector: ({ path }) => path.toLowerCase(),
      }),
    )
    .map(([rules, settings]) => [
      {
        path: 'FirewallRules',
        values: rules.map((rule, n) => text(n === 3 ? 'R0' : `r${n}`, rule)),
      },
      ...settings,
    ]);

/** Hosts with a few rules and settings in either store, small enough to read when one is judged wrong. */
export const hosts: fc.Arbitrary<OracleHost> = fc
  .record({
    local: store(1),
    groupPolicy: store(2),
    windows: fc.option(
      fc.constantFrom({ major: 6, minor: 1, build: 7601 }, { major: 10, minor: 0, build: 20348 }),
      { nil: undefined },
    ),
  })
  .map(({ windows, ...stores }) => (windows === undefined ? stores : { ...stores, windows }));
