import type { OracleHost } from '../naive-law.ts';
import {
  allow,
  allowed,
  ask,
  block,
  blocked,
  byBlock,
  byRule,
  dword,
  key,
  local,
  off,
  rules,
  text,
  undecided,
  type LawCase,
} from './law-case.ts';

/** Sections 3.3, 3.5 and 4: what group policy does to local rules and settings. */

const guid = '{00000000-0000-0000-0000-00000000000a}';
const program = { program: 'c:\\a.exe' };
type Outcome = 'stays' | 'is void';

/** A rule of each kind, whether the two switches of user preferences void it, and what it matches. */
const preferences: readonly (readonly [
  fields: string,
  apps: Outcome,
  ports: Outcome,
  more?: object,
])[] = [
  ['Protocol=6|App=c:\\a.exe|', 'is void', 'stays'],
  ['Protocol=6|Protocol=17|App=c:\\a.exe|', 'is void', 'stays'],
  ['Protocol=6|RPort=5|App=c:\\a.exe|', 'is void', 'stays', { remotePort: 5 }],
  ['Protocol=6|LPort=80|App=c:\\a.exe|', 'stays', 'stays'],
  ['Protocol=6|App=c:\\a.exe|Svc=a|', 'stays', 'stays', { service: 'a' }],
  ['App=c:\\a.exe|', 'stays', 'stays'],
  ['Protocol=256|App=c:\\a.exe|', 'stays', 'stays'],
  ['Protocol=6|Protocol=47|App=c:\\a.exe|', 'stays', 'stays'],
  ['Protocol=6|LPort=80|', 'stays', 'is void'],
  ['Protocol=6|LPort2_10=70-90|', 'stays', 'is void'],
  ['Protocol=6|LPort=80|RPort=5|RA4=0.0.0.0/0|RA6=::/0|', 'stays', 'is void', { remotePort: 5 }],
  ['Protocol=6|LPort=80|LPort2_10=90-99|', 'stays', 'stays'],
  ['Protocol=6|LPort=80|Svc=a|', 'stays', 'stays', { service: 'a' }],
  ['Protocol=6|LPort=RPC-EPMap|', 'stays', 'stays', { localPort: 135 }],
  ['Protocol=6|', 'stays', 'stays'],
];
const switchOff = (list: string) => [key(`DomainProfile\\${list}`, dword('AllowUserPrefMerge', 0))];
const outcome = { stays: byRule, 'is void': blocked };
const preferenceCases = preferences.flatMap(([fields, apps, ports, more = {}]): LawCase[] =>
  (
    [
      ['AuthorizedApplications', apps],
      ['GloballyOpenPorts', ports],
    ] as const
  ).map(([list, expected]) => ({
    law: `3.3: ${list} off, ${fields} ${expected}`,
    host: { ...local(allow(fields)), groupPolicy: switchOff(list) },
    question: ask({ ...program, ...more }),
    expect: outcome[expected],
  })),
);

const standard = (...values: ReturnType<typeof dword>[]) => [key('StandardProfile', ...values)];
const out = (profile: string) => ask({ direction: 'out', profile });

/** What a StandardProfile of group policy says for private and public. */
const standardProfile: readonly (readonly [
  law: string,
  host: OracleHost,
  question: object,
  LawCase['expect'],
])[] = [
  [
    'EnableFirewall of StandardProfile speaks for public',
    { local: [], groupPolicy: standard(dword('EnableFirewall', 0)) },
    ask({ profile: 'public' }),
    off,
  ],
  [
    'its default actions do not count',
    {
      local: [],
      groupPolicy: standard(dword('DefaultInboundAction', 0), dword('DefaultOutboundAction', 1)),
    },
    out('public'),
    allowed,
  ],
  [
    'nor inbound',
    { local: [], groupPolicy: standard(dword('DefaultInboundAction', 0)) },
    ask({ profile: 'private' }),
    blocked,
  ],
  [
    'its DisabledInterfaces do not count',
    { local: [], groupPolicy: [key('StandardProfile', text('DisabledInterfaces', guid))] },
    ask({ profile: 'private', interface: guid }),
    blocked,
  ],
  [
    'its AllowUserPrefMerge counts',
    {
      local: [rules(allow('Protocol=6|LPort=80|'))],
      groupPolicy: [key('StandardProfile\\GloballyOpenPorts', dword('AllowUserPrefMerge', 0))],
    },
    ask({ profile: 'private' }),
    blocked,
  ],
  [
    'it never speaks for the domain profile',
    { local: [], groupPolicy: standard(dword('EnableFirewall', 0)) },
    ask(),
    blocked,
  ],
  [
    'a key below PrivateProfile silences it too',
    {
      local: [],
      groupPolicy: [...standard(dword('EnableFirewall', 0)), key('PrivateProfile\\Logging')],
    },
    ask({ profile: 'public' }),
    blocked,
  ],
  [
    'a DomainProfile does not silence it',
    { local: [], groupPolicy: [...standard(dword('EnableFirewall', 0)), key('DomainProfile')] },
    ask({ profile: 'public' }),
    off,
  ],
  [
    'locally it is private, its default actions included',
    { local: standard(dword('DefaultOutboundAction', 1)), groupPolicy: [] },
    out('private'),
    blocked,
  ],
  [
    'locally a PrivateProfile says nothing',
    { local: [key('PrivateProfile', dword('EnableFirewall', 0))], groupPolicy: [] },
    ask({ profile: 'private' }),
    blocked,
  ],
];

const noMerge = key('DomainProfile', dword('AllowLocalPolicyMerge', 0));

/** Both stores at once. */
const bothStores: readonly LawCase[] = [
  {
    law: '3.2: local block rules take no part either',
    host: { local: [rules(block())], groupPolicy: [noMerge, rules(allow())] },
    question: ask(),
    expect: { ...byRule, rules: ['group-policy/r0'] },
  },
  {
    law: '3.2: local settings stay',
    host: {
      local: [key('DomainProfile', dword('DefaultInboundAction', 0))],
      groupPolicy: [noMerge],
    },
    question: ask(),
    expect: allowed,
  },
  {
    law: '3.3: block rules and outbound ones as well',
    host: {
      local: [rules(block('Protocol=6|App=c:\\a.exe|').replace('Dir=In', 'Dir=Out'))],
      groupPolicy: switchOff('AuthorizedApplications'),
    },
    question: ask({ ...program, direction: 'out' }),
    expect: allowed,
  },
  {
    law: '3.1: a block of one store and an allow of the same id in the other',
    host: { local: [rules(block())], groupPolicy: [rules(allow())] },
    question: ask(),
    expect: byBlock,
  },
  {
    law: '3.1: both may match',
    host: { local: [rules(block('Moon=1|'))], groupPolicy: [rules(allow('Moon=1|'))] },
    question: ask(),
    expect: { ...undecided, rules: ['group-policy/r0', 'local/r0'] },
  },
];

export const mergingCases: readonly LawCase[] = [
  ...preferenceCases,
  ...standardProfile.map(([law, host, question, expected]): LawCase => ({
    law: `3.5: ${law}`,
    host,
    question,
    expect: expected,
  })),
  ...bothStores,
];
