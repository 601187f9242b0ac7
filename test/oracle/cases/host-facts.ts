import { allow, ask, blocked, byRule, local, undecided, type LawCase } from './law-case.ts';

/** Facts 1.3: the highest rule version of each build, and the build before the next row. */
const versionRows: readonly (readonly [first: number, last: number, minor: number])[] = [
  [6000, 6000, 0],
  [6001, 7599, 1],
  [7600, 9199, 10],
  [9200, 9599, 20],
  [9600, 10239, 22],
  [10240, 10585, 24],
  [10586, 14392, 25],
  [14393, 15062, 26],
  [15063, 17133, 27],
  [17134, 17762, 28],
  [17763, 18361, 29],
  [18362, 20347, 30],
  [20348, 22620, 31],
  [22621, 26099, 32],
  [26100, 99999, 33],
];
const onBuild = (build: number, minor: number, expected: LawCase['expect']): LawCase => ({
  law: `5: version 2.${minor} on build ${build}`,
  host: {
    ...local(allow().replace('2.10', `2.${minor}`)),
    windows: { major: build < 10_000 ? 6 : 10, minor: 0, build },
  },
  question: ask(),
  expect: expected,
});
const versionCases = versionRows.flatMap(([first, last, minor]) =>
  [first, last].flatMap((build) => [
    onBuild(build, minor, byRule),
    onBuild(build, minor + 1, undecided),
  ]),
);

const outcome = { yes: byRule, no: blocked, may: undecided };
const guid = '{00000000-0000-0000-0000-00000000000a}';
const otherGuid = '{00000000-0000-0000-0000-00000000000b}';

/** Fields of one inbound allow rule, what the question adds to TCP 80, what the rule does. */
const rows: readonly (readonly [
  law: string,
  fields: string,
  question: object,
  result: keyof typeof outcome,
])[] = [
  [
    'App expands %ALLUSERSPROFILE%',
    'App=%AllUsersProfile%\\a.exe|',
    { program: 'c:\\programdata\\a.exe' },
    'yes',
  ],
  ['App of a network path', 'App=\\\\srv\\\\x\\a.exe|', { program: '\\srv\\x\\a.exe' }, 'yes'],
  ['App of another drive', 'App=c:\\a.exe|', { program: 'd:\\a.exe' }, 'no'],
  ['App repeats', 'App=c:\\a.exe|App=c:\\b.exe|', { program: 'c:\\b.exe' }, 'yes'],
  ['App System is no path', 'App=System|', { program: 'c:\\windows\\system32\\system' }, 'no'],
  ['Svc repeats', 'Svc=a|Svc=b|', { service: 'B' }, 'yes'],
  ['Svc of none of them', 'Svc=a|', { service: ['b', 'c'] }, 'no'],
  ['Svc=* of several services', 'Svc=*|', { service: ['b', 'c'] }, 'yes'],
  ['IF differs', `IF=${guid}|`, { interface: otherGuid }, 'no'],
  ['IF repeats', `IF=${otherGuid}|IF=${guid}|`, { interface: guid }, 'yes'],
  ['IFType Wireless', 'IFType=Wireless|', { interfaceType: 'wireless' }, 'yes'],
  ['IFType RemoteAccess', 'IFType=REMOTEACCESS|', { interfaceType: 'remoteAccess' }, 'yes'],
  ['IFType differs', 'IFType=Wireless|IFType=RemoteAccess|', { interfaceType: 'wired' }, 'no'],
  ['IFType two of three', 'IFType=Lan|IFType=Wireless|', {}, 'may'],
  ['IFType beside an unknown word', 'IFType=Moon|IFType=Lan|', { interfaceType: 'wired' }, 'yes'],
  ['RA4 one address of a prefix', 'RA4=10.0.0.9/31|', { remoteAddress: '10.0.0.8' }, 'yes'],
  ['RA4 behind a prefix', 'RA4=10.0.0.9/31|', { remoteAddress: '10.0.0.10' }, 'no'],
  ['RA4 /32', 'RA4=10.0.0.9/32|', { remoteAddress: '10.0.0.9' }, 'yes'],
  ['RA6 /128', 'RA6=fe80::9/128|', { remoteAddress: 'fe80:0::9' }, 'yes'],
  ['RA6 range', 'RA6=fe80::1-fe80::9|', { remoteAddress: 'fe80::a' }, 'no'],
  [
    'RA4 of all in two ranges',
    'RA4=0.0.0.0-9.255.255.255|RA4=10.0.0.0-255.255.255.255|',
    { localAddress: '1.1.1.1' },
    'yes',
  ],
  ['one family wholly, the other not', 'RA4=0.0.0.0/0|', {}, 'may'],
  ['RA42 of the other family', 'RA42=IntErnet|', { remoteAddress: '::1' }, 'no'],
  ['RA62 any word', 'RA62=Moon|', { remoteAddress: '::1' }, 'may'],
  ['RA42 beside the address', 'RA42=IntErnet|RA4=1.1.1.1|', { remoteAddress: '1.1.1.1' }, 'yes'],
  [
    'RA4 DefaultGateway, no adapters known',
    'RA4=DefaultGateway|',
    { remoteAddress: '1.1.1.1' },
    'may',
  ],
];

/** Platform entries of one rule, and the Windows that each of them lets take part. */
const platforms: readonly (readonly [
  fields: string,
  windows: readonly [number, number],
  takesPart: boolean,
])[] = [
  ['Platform=2:6:2|', [6, 2], true],
  ['Platform=2:6:2|', [6, 3], false],
  ['Platform=1:6:2|', [6, 2], false],
  ['Platform=2:6:1|Platform=2:10:0|', [6, 1], true],
  ['Platform=2:6:2|Platform2=GTEQ|', [6, 1], false],
  ['Platform=2:6:2|Platform2=GTEQ|', [6, 2], true],
  ['Platform=2:6:2|Platform2=GTEQ|', [6, 3], true],
  ['Platform=2:6:2|Platform2=GTEQ|', [10, 0], true],
  ['Platform=2:10:0|Platform2=GTEQ|', [6, 3], false],
  ['Platform=1:6:2|Platform2=GTEQ|', [10, 0], false],
];
const platformCases = platforms.map(([fields, [major, minor], takesPart]): LawCase => ({
  law: `5: ${fields} on Windows ${major}.${minor}`,
  host: { ...local(allow(fields)), windows: { major, minor, build: major === 10 ? 20348 : 9200 } },
  question: ask(),
  expect: takesPart ? byRule : blocked,
}));

/** Section 5: what the host itself says, and alternatives inside one condition. */
export const hostFactCases: readonly LawCase[] = [
  ...versionCases,
  ...platformCases,
  ...rows.map(([law, fields, question, result]): LawCase => ({
    law: `5: ${law}`,
    host: local(allow(fields)),
    question: ask(question),
    expect: outcome[result],
  })),
];
