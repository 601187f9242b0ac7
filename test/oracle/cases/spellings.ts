import { allow, ask, block, blocked, byRule, local, undecided, type LawCase } from './law-case.ts';

const outcome = { yes: byRule, no: blocked, may: undecided };
type Outcome = keyof typeof outcome;
type Row = readonly [law: string, fields: string, question: object, outcome: Outcome];

const titled =
  (title: string) =>
  ([law, ...rest]: Row): Row => [`${title}: ${law}`, ...rest];

const udp = { protocol: 17 };
const tcpPort = (localPort: number) => ({ localPort });

/** The words of ports: where they belong, and at which port they may mean it. */
const portWords: readonly Row[] = [
  ['Teredo, local inbound UDP', 'Protocol=17|LPort=Teredo|', udp, 'may'],
  ['Teredo in TCP', 'Protocol=6|LPort=Teredo|', {}, 'may'],
  ['Teredo without case', 'Protocol=17|LPort2_10=TEREDO|', udp, 'may'],
  ['DHCP whatever the port', 'Protocol=17|LPort2_20=DHCP|', udp, 'may'],
  ['Teredo of another protocol', 'Protocol=17|LPort=Teredo|', {}, 'no'],
  ['IPTLSIn at 443', 'Protocol=6|LPort2_10=IPTLSIn|', tcpPort(443), 'may'],
  ['IPHTTPSOut at 443', 'Protocol=6|RPort2_10=IPHTTPSOut|', { remotePort: 443 }, 'may'],
  ['IPTLSOut elsewhere', 'Protocol=6|RPort2_10=IPTLSOut|', { remotePort: 444 }, 'no'],
  ['RPC at the end of the range', 'Protocol=6|LPort=RPC|', tcpPort(65535), 'may'],
  ['mDNS neighbour', 'Protocol=17|LPort2_24=mDNS|', { ...udp, localPort: 5354 }, 'no'],
  ['a number beside a word', 'Protocol=6|LPort=80|LPort=RPC|', {}, 'yes'],
  ['a word starts with a letter', 'Protocol=6|LPort=\u00c9t\u00e9|', {}, 'may'],
  ['all but one port', 'Protocol=6|LPort=0-134|LPort=136-65535|', { localPort: null }, 'may'],
  [
    'RPC-EPMap completes every port',
    'Protocol=6|LPort=0-134|LPort=136-65535|LPort=RPC-EPMap|',
    { localPort: null },
    'yes',
  ],
];

const portKeys = ['LPort', 'LPort2_10', 'LPort2_20', 'LPort2_24', 'LPort2_99'];
const spelledPorts: readonly Row[] = portKeys.flatMap((key): Row[] => [
  [key, `Protocol=6|${key}=80|`, {}, 'yes'],
  [`${key} other`, `Protocol=6|${key}=81|`, {}, 'no'],
  [
    key.replace('L', 'R'),
    `Protocol=6|${key.replace('L', 'R')}=80|`,
    { remotePort: 80, localPort: 1 },
    'yes',
  ],
]);

/** Keys with one law: written alone, their `nothing said`, and empty. */
const securityKeys = ['Security', 'Security2', 'Security2_9', 'RMauth', 'RUAuth', 'AuthByPassOut'];
const neverKeys = ['AppPkgId', 'PFN', 'TTK', 'TTK2_22', 'TTK2_27', 'TTK2_28'];
const mayKeys = ['LUAuth2_24', 'LUOwn', 'NNm', 'SecurityRealmId'];
const plainKeys = ['Edge', 'Defer', 'LSM', 'PCross', 'Desc', 'EmbedCtxt', 'SkipVer', 'LOM'];
const keysOfOneLaw: readonly Row[] = [
  ...securityKeys.flatMap((key): Row[] => [
    [key, `${key}=O:LSD:(A;;CC;;;AU)|`, {}, 'no'],
    [`${key} None`, `${key}=NONE|`, {}, 'yes'],
    [
      `${key} FALSE says nothing in AuthByPassOut only`,
      `${key}=FALSE|`,
      {},
      key === 'AuthByPassOut' ? 'yes' : 'no',
    ],
  ]),
  ...neverKeys.map((key): Row => [key, `${key}=x|`, {}, 'no']),
  ...mayKeys.map((key): Row => [key, `${key}=x|`, {}, 'may']),
  ...plainKeys.flatMap((key): Row[] => [
    [`${key} is no condition`, `${key}=x|`, {}, 'yes'],
    [`tolerated: empty ${key}`, `${key}=|`, {}, 'yes'],
  ]),
];

/** LOM voids remote conditions, of allow rules and nothing else of them. */
const localOnlyMapping: readonly Row[] = [
  ['LOM and remote family', 'RA6=::1|LOM=TRUE|', { remoteAddress: '10.0.0.1' }, 'yes'],
  ['LOM=FALSE', 'RA4=1.1.1.1|LOM=FALSE|', { remoteAddress: '10.0.0.1' }, 'no'],
  ['LOM leaves local conditions', 'LA4=1.1.1.1|LOM=TRUE|', { localAddress: '10.0.0.1' }, 'no'],
  ['LOM does not mend a malformed RA4', 'RA4=Moon|LOM=TRUE|', {}, 'no'],
];

/** Section 5, "Doubtful", in rules that would match. */
const doubtsOfRules: readonly Row[] = [
  ['RPC-EPMap as remote port', 'Protocol=6|RPort=RPC-EPMap|', { remotePort: 135 }, 'may'],
  ['RPC-EPMap in UDP', 'Protocol=17|LPort=RPC-EPMap|', { ...udp, localPort: 135 }, 'may'],
  ['RPC beside a number, in UDP', 'Protocol=17|LPort=80|LPort=RPC|', udp, 'may'],
  ['Teredo beside a number, in TCP', 'Protocol=6|LPort=80|LPort=Teredo|', {}, 'may'],
  ['Teredo as remote port', 'Protocol=17|RPort=1|RPort=Teredo|', { ...udp, remotePort: 1 }, 'may'],
  ['LUAuth of packages with Svc', 'LUAuth=D:(A;;CC;;;AC)|Svc=a|', { service: 'a' }, 'no'],
  ['LUOwn with Svc', 'LUOwn=S-1-5-18|Svc=a|', { service: 'a' }, 'may'],
  ['an empty Name beside another', 'Name=|', {}, 'may'],
  ['one that fails decides', 'Protocol=17|Name=|', {}, 'no'],
];
const doubtful = doubtsOfRules.map(titled('doubtful'));

const rows = [...portWords, ...spelledPorts, ...keysOfOneLaw, ...localOnlyMapping, ...doubtful];

const byBlock = { verdict: 'block', reason: 'rule', rules: ['local/r0'] } as const;
const openIn = (...strings: string[]) => ({
  local: [
    ...local(...strings).local,
    {
      path: 'DomainProfile',
      values: [{ name: 'DefaultInboundAction', type: 'REG_DWORD', data: 0 } as const],
    },
  ],
  groupPolicy: [],
});
const openAllowed = { verdict: 'allow', reason: 'default-action', rules: [] } as const;

/** Words that belong to inbound rules, in block rules that would match outbound. */
const outboundDoubts: readonly (readonly [form: string, fields: string, question: object])[] = [
  ['RPC-EPMap outbound', 'Protocol=6|LPort=RPC-EPMap|', { localPort: 135 }],
  ['RPC-EPMap beside a number, outbound', 'Protocol=6|LPort=RPC-EPMap|LPort=80|', {}],
  ['Teredo beside a number, outbound', 'Protocol=17|LPort=Teredo|LPort=80|', udp],
];

/** Laws that one allow rule cannot show. */
const otherHosts: readonly LawCase[] = [
  ...securityKeys.map((key): LawCase => ({
    law: `5: malformed: ${key}= of a block rule`,
    host: openIn(block(`${key}=|`)),
    question: ask(),
    expect: openAllowed,
  })),
  {
    law: '5: LOM does not void remote conditions of block rules',
    host: openIn(block('RA4=1.1.1.1|LOM=TRUE|')),
    question: ask({ remoteAddress: '10.0.0.1' }),
    expect: openAllowed,
  },
  {
    law: '5: a block rule with LOM, remote equal',
    host: openIn(block('RA4=1.1.1.1|LOM=TRUE|')),
    question: ask({ remoteAddress: '1.1.1.1' }),
    expect: byBlock,
  },
  ...outboundDoubts.map(([form, fields, question]): LawCase => ({
    law: `5: doubtful: ${form}`,
    host: local(block(fields).replace('Dir=In', 'Dir=Out')),
    question: ask({ direction: 'out', ...question }),
    expect: undecided,
  })),
  {
    law: '5: an empty Active is not TRUE',
    host: local(allow('Active=|')),
    question: ask(),
    expect: blocked,
  },
  {
    law: '5: a build between two rows counts as the lower one',
    host: {
      ...local(allow().replace('2.10', '2.28')),
      windows: { major: 10, minor: 0, build: 17133 },
    },
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: the version of the build itself is understood',
    host: {
      ...local(allow().replace('2.10', '2.28')),
      windows: { major: 10, minor: 0, build: 17762 },
    },
    question: ask(),
    expect: byRule,
  },
  {
    law: '5: Platform2=GTEQ is for the last entry',
    host: {
      ...local(allow('Platform=2:6:1|Platform=2:6:2|Platform2=GTEQ|')),
      windows: { major: 6, minor: 1, build: 7601 },
    },
    question: ask(),
    expect: byRule,
  },
  {
    law: '5: and not for one before it',
    host: {
      ...local(allow('Platform=2:6:0|Platform=2:10:0|Platform2=GTEQ|')),
      windows: { major: 6, minor: 3, build: 9600 },
    },
    question: ask(),
    expect: blocked,
  },
  {
    law: '5: Action=ByPass does not match ordinary traffic',
    host: local(allow().replace('Allow', 'ByPass')),
    question: ask(),
    expect: blocked,
  },
  {
    law: '4.3: a bypass rule does not override a block here',
    host: local(block(), allow().replace('Allow', 'ByPass')),
    question: ask(),
    expect: byBlock,
  },
  {
    law: '4.7: a bypass rule where the default allows',
    host: openIn(allow().replace('Allow', 'ByPass')),
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: RUAuth on a block rule is doubtful',
    host: openIn(block('RUAuth=O:LSD:(A;;CC;;;AU)|')),
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: RUAuth=None on a block rule says nothing',
    host: openIn(block('RUAuth=None|')),
    question: ask(),
    expect: byBlock,
  },
  {
    law: '5: the host has another dynamic range, inside',
    host: { ...local(allow('Protocol=6|LPort=RPC|')), dynamicTcp: { first: 80, last: 81 } },
    question: ask({ localPort: 81 }),
    expect: undecided,
  },
  {
    law: '5: the host has another dynamic range, outside',
    host: { ...local(allow('Protocol=6|LPort=RPC|')), dynamicTcp: { first: 80, last: 81 } },
    question: ask({ localPort: 49152 }),
    expect: blocked,
  },
  {
    law: '5: App, the host has its own folders',
    host: {
      ...local(allow('App=%SystemRoot%\\a.exe|')),
      folders: { SystemRoot: 'D:\\Windows' },
    },
    question: ask({ program: 'd:\\windows\\a.exe' }),
    expect: byRule,
  },
  {
    law: '5: App, own folders replace the standard ones',
    host: {
      ...local(allow('App=%SystemRoot%\\a.exe|')),
      folders: { SystemRoot: 'D:\\Windows' },
    },
    question: ask({ program: 'c:\\windows\\a.exe' }),
    expect: blocked,
  },
  ...['windir', 'SystemDrive', 'ProgramFiles', 'ProgramFiles(x86)', 'ProgramData'].map(
    (name, at): LawCase => ({
      law: `5: App expands %${name}% of a standard installation`,
      host: local(allow(`App=%${name.toUpperCase()}%\\a.exe|`)),
      question: ask({
        program: `${['C:\\Windows', 'C:', 'C:\\Program Files', 'C:\\Program Files (x86)', 'C:\\ProgramData'][at] ?? ''}\\A.exe`,
      }),
      expect: byRule,
    }),
  ),
];

/** Section 5 again: every spelling of each key, and every doubtful form. */
export const spellingCases: readonly LawCase[] = [
  ...rows.map(([law, fields, question, match]): LawCase => ({
    law: `5: ${law}`,
    host: local(allow(fields)),
    question: ask(question),
    expect: outcome[match],
  })),
  ...otherHosts,
];
