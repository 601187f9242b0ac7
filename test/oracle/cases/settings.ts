import {
  allow,
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
  shields,
  text,
  type LawCase,
} from './law-case.ts';

const withGp = (...groupPolicy: ReturnType<typeof key>[]) => ({ ...local(allow()), groupPolicy });
const gpDomain = (name: string, data: number) => withGp(key('DomainProfile', dword(name, data)));
const inPrivate = ask({ profile: 'private' });

/** Sections 1 and 3. */
export const settingCases: readonly LawCase[] = [
  {
    law: '1: direction is required',
    host: local(),
    question: { profile: 'domain', protocol: 6 },
    expect: 'error',
  },
  {
    law: '1: out of bounds is an error',
    host: local(),
    question: ask({ localPort: 65536 }),
    expect: 'error',
  },
  {
    law: '1: two families are an error',
    host: local(),
    question: ask({ localAddress: '::1', remoteAddress: '1.1.1.1' }),
    expect: 'error',
  },
  {
    law: '1: protocol 1 fixes IPv4',
    host: local(),
    question: ask({ protocol: 1, remoteAddress: '::1' }),
    expect: 'error',
  },
  {
    law: '1: an unknown word is an error',
    host: local(),
    question: ask({ protocol: 'moon' }),
    expect: 'error',
  },
  {
    law: '1: an empty list of services is an error',
    host: local(),
    question: ask({ service: [] }),
    expect: 'error',
  },
  {
    law: '3.1: both stores, same id twice',
    host: { local: [rules(allow())], groupPolicy: [rules(allow())] },
    question: ask(),
    expect: { ...byRule, rules: ['group-policy/r0', 'local/r0'] },
  },
  {
    law: '3.1: ids that differ in case, the later wins',
    host: {
      local: [key('FirewallRules', text('a', allow()), text('A', block()))],
      groupPolicy: [],
    },
    question: ask(),
    expect: { ...byBlock, rules: ['local/A'] },
  },
  {
    law: '3.2: AllowLocalPolicyMerge=0',
    host: gpDomain('AllowLocalPolicyMerge', 0),
    question: ask(),
    expect: blocked,
  },
  {
    law: '3.2: of the question profile only',
    host: gpDomain('AllowLocalPolicyMerge', 0),
    question: inPrivate,
    expect: byRule,
  },
  {
    law: '3.2: the local value means nothing',
    host: {
      local: [rules(allow()), key('DomainProfile', dword('AllowLocalPolicyMerge', 0))],
      groupPolicy: [],
    },
    question: ask(),
    expect: byRule,
  },
  {
    law: '3.3: applications',
    host: {
      local: [rules(allow('Protocol=6|App=c:\\a.exe|'))],
      groupPolicy: [key('DomainProfile\\AuthorizedApplications', dword('AllowUserPrefMerge', 0))],
    },
    question: ask({ program: 'c:\\a.exe' }),
    expect: blocked,
  },
  {
    law: '3.3: ports',
    host: {
      local: [rules(allow('Protocol=6|LPort=80|'))],
      groupPolicy: [key('DomainProfile\\GloballyOpenPorts', dword('AllowUserPrefMerge', 0))],
    },
    question: ask(),
    expect: blocked,
  },
  {
    law: '3.3: two port entries stay',
    host: {
      local: [rules(allow('Protocol=6|LPort=80|LPort=81|'))],
      groupPolicy: [key('DomainProfile\\GloballyOpenPorts', dword('AllowUserPrefMerge', 0))],
    },
    question: ask(),
    expect: byRule,
  },
  {
    law: '3.4: Active absent',
    host: local('v2.10|Action=Allow|Dir=In|Name=n|'),
    question: ask(),
    expect: blocked,
  },
  {
    law: '3.4: Profile lacks it',
    host: local(allow('Profile=Public|')),
    question: ask(),
    expect: blocked,
  },
  {
    law: '3.4: no version prefix',
    host: local(allow().slice(6)),
    question: ask(),
    expect: blocked,
  },
  {
    law: '3.5: StandardProfile speaks for private',
    host: withGp(key('StandardProfile', dword('DoNotAllowExceptions', 1))),
    question: inPrivate,
    expect: shields,
  },
  {
    law: '3.5: an empty PublicProfile silences it',
    host: withGp(key('PublicProfile'), key('StandardProfile', dword('DoNotAllowExceptions', 1))),
    question: inPrivate,
    expect: byRule,
  },
  {
    law: '3.5: its merge switch does not count',
    host: withGp(key('StandardProfile', dword('AllowLocalPolicyMerge', 0))),
    question: inPrivate,
    expect: byRule,
  },
  {
    law: '3.5: locally it is private',
    host: { local: [key('StandardProfile', dword('EnableFirewall', 0))], groupPolicy: [] },
    question: inPrivate,
    expect: off,
  },
  {
    law: '3: another type is not set',
    host: { local: [key('DomainProfile', text('EnableFirewall', '0'))], groupPolicy: [] },
    question: ask(),
    expect: blocked,
  },
];
