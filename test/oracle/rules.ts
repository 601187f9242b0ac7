import fc from 'fast-check';

/** Values of one key: what it is for, what is borderline, what is wrong. */
interface KeyValues {
  readonly key: string;
  readonly valid: readonly string[];
  readonly odd: readonly string[];
}

const ports = ['80', '79-81', '443', '0-65535', '0-79', '135', '49152-65535', 'RPC', 'RPC-EPMap'];
const portWords = ['mDNS', 'IPHTTPSIn', 'IPTLSIn', 'IPHTTPSOut', 'IPTLSOut', 'Teredo', 'DHCP'];
const portKey = (key: string): KeyValues => ({
  key,
  valid: [...ports, ...portWords],
  odd: 'Ply2Disc constructor Été 80,443 * 80-70 65535 65536 0-65536 00080 80- -80 +80'
    .split(' ')
    .concat('', ' 80', '80 ', '80 - 81', '٨٠'),
});
const v4 = ['10.0.0.1', '10.0.0.0-10.0.0.9', '10.0.0.7/24', '10.0.0.0/255.255.255.0', '0.0.0.0/0'];
const v6 = ['fe80::1', 'fe80::/10', '::1-::9', '::/0', '2001:db8::1.2.3.4', '::ffff:10.0.0.1/128'];
const v4Odd =
  '0.0.0.0-127.255.255.255 128.0.0.0/1 10.0.0.1/32 1.1.1.1/33 1.1.1.1/255.0.255.0 01.1.1.1 1.1.1 ' +
  '1.1.1.256 10.0.0.9-10.0.0.1 1.1.1.1/0.0.0.0 1.1.1.1/08 1.1.1.1/8/8 10.0.0.1-10.0.0.2-10.0.0.3 ' +
  '1.1.1.1-1.1.1.2/8 fe80::1 * Any';
const v6Odd =
  '::/1 8000::/1 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 1:2:3:4:5:6:7:8:: ::1::2 fe80::1%3 ::/129 ::9-::1 ' +
  '12345:: :::1 1:2:3:4:5:6:1.2.3.4 ::1.2.3.04 [::1] :: : 10.0.0.1 * ::1/64/64 ::/0128';
const remoteWords = ['LocalSubnet', 'DNS', 'DHCP', 'WINS', 'DefaultGateway'];
const remoteOdd = ['Internet', 'LocalSubnet4', 'Moon', ''];
const security = (key: string): KeyValues => ({
  key,
  valid: ['None', 'Authenticate', 'AuthenticateEncrypt'],
  odd: ['', 'none', 'FALSE'],
});
const anything = (key: string): KeyValues => ({ key, valid: ['x'], odd: ['', 'TRUE', '*'] });

const users = [
  'O:LSD:(A;;CC;;;S-1-15-3-1)',
  'O:LSD:(A;;CC;;;AC)(A;;CC;;;UD)',
  'D:(D;;CC;;;BA)',
  'D:(D;;CC;;;BA)(A;;CC;;;S-1-15-2-9)',
  'D:(A;;CC;;;BA)',
  'D:(A;;CC;;;S-1-5-84-0-0-0-0-0)(A;;CC;;;BA)',
  'D:(XA;;CC;;;AC;(x == "y"))',
];

/** Keys of section 5 that set a condition on the traffic's ends. */
const trafficKeys: readonly KeyValues[] = [
  ...['LPort', 'LPort2_10', 'LPort2_20', 'LPort2_24', 'RPort', 'RPort2_10'].map(portKey),
  { key: 'ICMP4', valid: ['8:*', '8:0', '0:1'], odd: ['8', '256:0', '8:256', '*:*', '8:', ''] },
  { key: 'ICMP6', valid: ['128:*', '1:2'], odd: ['128', '1:-1', 'x:0'] },
  { key: 'LA4', valid: v4, odd: [...v4Odd.split(' '), 'LocalSubnet', ''] },
  { key: 'LA6', valid: v6, odd: [...v6Odd.split(' '), 'LocalSubnet', ''] },
  { key: 'RA4', valid: [...v4, ...remoteWords], odd: [...v4Odd.split(' '), ...remoteOdd] },
  { key: 'RA6', valid: [...v6, ...remoteWords], odd: [...v6Odd.split(' '), ...remoteOdd] },
  { key: 'RA42', valid: ['IntErnet', 'IntrAnet'], odd: ['', 'Moon', '10.0.0.1'] },
  { key: 'RA62', valid: ['RmtIntrAnet', 'Ply2Renders'], odd: ['', 'Moon'] },
];

/** Keys that set a condition on the process, the adapter or the user. */
const identityKeys: readonly KeyValues[] = [
  {
    key: 'App',
    valid: [
      'c:\\a.exe',
      '%SystemRoot%\\\\System32\\svchost.exe',
      'System',
      '%ProgramFiles(x86)%\\a.exe',
      '%ProgramW6432%\\a.exe',
    ],
    odd: ['', '*', '%X%\\b\\%Y%\\a.exe', '%X\\a.exe', '100%', 'c:\\%X%', 'a\\\\\\\\b.exe'],
  },
  { key: 'Svc', valid: ['RpcSs', 'Dnscache', '*'], odd: ['', 'rpcss', '**'] },
  {
    key: 'IF',
    valid: ['{11111111-2222-3333-4444-555555555555}', '{AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE}'],
    odd: ['', 'x', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'],
  },
  { key: 'IFType', valid: ['Lan', 'Wireless', 'RemoteAccess'], odd: ['', 'Moon', 'Any'] },
  { key: 'LUAuth', valid: users, odd: ['', 'x', 'D:', 'D:(A;;CC;;;AC', 'D:()', 'D:(A;;CC;;AC)'] },
  ...['LUAuth2_24', 'LUOwn', 'AppPkgId', 'PFN', 'NNm', 'SecurityRealmId'].map(anything),
  ...['TTK', 'TTK2_22', 'TTK2_27', 'TTK2_28'].map(anything),
  ...['Security', 'Security2', 'Security2_9', 'RMauth', 'RUAuth', 'AuthByPassOut'].map(security),
];

const otherKeys: readonly KeyValues[] = [
  { key: 'Profile', valid: ['Domain', 'Private', 'Public'], odd: ['', 'Any', 'Standard'] },
  {
    key: 'Platform',
    valid: ['2:6:1', '2:6:2', '2:10:0'],
    odd: ['', '1:6:1', '2:6', '2:6:1:0', '2:a:1', '2:6:+1'],
  },
  { key: 'Platform2', valid: ['GTEQ'], odd: ['', 'LT'] },
  { key: 'LOM', valid: ['TRUE', 'FALSE'], odd: ['', 'x'] },
  ...['Edge', 'Defer', 'LSM', 'PCross', 'SkipVer', 'Desc', 'EmbedCtxt', 'Name'].map(anything),
  { key: 'Active', valid: ['TRUE'], odd: ['FALSE', '', 'x'] },
  { key: 'Action', valid: ['Allow'], odd: ['Block', 'ByPass', '', 'x'] },
  { key: 'Dir', valid: ['In'], odd: ['Out', ''] },
  { key: 'Moon', valid: [''], odd: ['x'] },
  ...['__proto__', '', 'LPort2_', 'LPort2', 'App ', 'RPort2_10x'].map(anything),
];

const cased = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: fc.constantFrom(text.toLowerCase(), text.toUpperCase()) },
  );

function fieldOf({ key, valid, odd }: KeyValues): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...valid).chain(cased) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
  return fc.tuple(cased(key), value).map(([key, value]) => `${key}=${value}`);
}

/** A head that most often makes a rule take part. */
const head = fc
  .record({
    version: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('v2.0', 'v2.10', 'v2.27', 'V2.33') },
      { weight: 1, arbitrary: fc.constantFrom('v3.0', 'v1.9', '2.10', 'v2', 'v2.10x', '') },
    ),
    action: fc.oneof(
      { weight: 6, arbitrary: fc.constant('Action=Allow') },
      { weight: 4, arbitrary: fc.constant('Action=Block') },
      { weight: 2, arbitrary: fc.constant('Action=ByPass') },
    ),
    active: fc.oneof(
      { weight: 20, arbitrary: fc.constant('Active=TRUE') },
      { weight: 1, arbitrary: fc.constantFrom('Active=FALSE', 'Active=', 'Desc=') },
    ),
    direction: fc.constantFrom('Dir=In', 'Dir=In', 'Dir=Out'),
    name: fc.oneof(
      { weight: 15, arbitrary: fc.constant('Name=n') },
      { weight: 1, arbitrary: fc.constantFrom('Name=', 'Desc=n') },
    ),
  })
  .map(({ version, ...fields }) => ({ version, fields: Object.values(fields) }));

/** The protocol a rule names, and the keys that may go with it. */
const protocols = [
  { fields: ['Protocol=6'], keys: trafficKeys.slice(0, 6) },
  { fields: ['Protocol=17'], keys: trafficKeys.slice(0, 6) },
  { fields: ['Protocol=6', 'Protocol=17'], keys: trafficKeys.slice(0, 6) },
  { fields: ['Protocol=1'], keys: trafficKeys.filter(({ key }) => key === 'ICMP4') },
  { fields: ['Protocol=58'], keys: trafficKeys.filter(({ key }) => key === 'ICMP6') },
  { fields: [], keys: [] },
  { fields: ['Protocol=256'], keys: [] },
  { fields: ['Protocol=47', 'Protocol=6'], keys: trafficKeys },
  { fields: ['Protocol=257'], keys: [] },
  { fields: ['Protocol='], keys: [] },
];
const addressKeys = trafficKeys.slice(8);

const someOf = (keys: readonly KeyValues[], most: number): fc.Arbitrary<string[]> =>
  keys.length === 0
    ? fc.constant([])
    : fc.array(fc.constantFrom(...keys).chain(fieldOf), { maxLength: most });

const shapes = fc.constantFrom(...protocols, ...protocols.slice(0, 5), ...protocols.slice(0, 3));

/** Rule strings: mostly right and about few things, so that they meet; some doubtful, odd or broken. */
export const ruleStrings: fc.Arbitrary<string> = fc
  .tuple(head, shapes)
  .chain(([{ version, fields }, protocol]) =>
    fc
      .tuple(
        someOf(protocol.keys, 3),
        someOf(addressKeys, 2),
        someOf(identityKeys, 1),
        someOf([...otherKeys, ...trafficKeys, ...identityKeys], 1),
      )
      .map((groups) => [...fields, ...protocol.fields, ...groups.flat()])
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
      .chain((all) =>
        fc
          .constantFrom('|', '|', '|', '', '||', '|x|')
          .map((end) => `${version}|${all.join('|')}${end}`),
      ),
  );
