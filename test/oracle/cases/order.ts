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
  shields,
  text,
  undecided,
  type LawCase,
} from './law-case.ts';

const guid = '{00000000-0000-0000-0000-00000000000a}';
const withGp = (...groupPolicy: ReturnType<typeof key>[]) => ({ ...local(allow()), groupPolicy });
const gpDomain = (name: string, data: number) => withGp(key('DomainProfile', dword(name, data)));
const out = ask({ direction: 'out' });
const open = key('DomainProfile', dword('DefaultInboundAction', 0));
const openWith = (...strings: string[]) => ({ local: [open, rules(...strings)], groupPolicy: [] });
const win10 = { major: 10, minor: 0, build: 15063 };

/** Section 4, settings, and versions of section 5. */
export const orderCases: readonly LawCase[] = [
  {
    law: '4.1: EnableFirewall=0',
    host: gpDomain('EnableFirewall', 0),
    question: ask(),
    expect: off,
  },
  {
    law: '4.1: listed interface',
    host: { local: [key('DomainProfile', text('DisabledInterfaces', guid))], groupPolicy: [] },
    question: ask({ interface: guid }),
    expect: off,
  },
  {
    law: '4.1: interface not known',
    host: { local: [key('DomainProfile', text('DisabledInterfaces', guid))], groupPolicy: [] },
    question: ask(),
    expect: blocked,
  },
  {
    law: '3: an empty DisabledInterfaces is set',
    host: {
      local: [key('DomainProfile', text('DisabledInterfaces', guid))],
      groupPolicy: [key('DomainProfile', text('DisabledInterfaces', ''))],
    },
    question: ask({ interface: guid }),
    expect: blocked,
  },
  {
    law: '4.2: shields up',
    host: gpDomain('DoNotAllowExceptions', 1),
    question: ask(),
    expect: shields,
  },
  {
    law: '4.2: inbound only',
    host: gpDomain('DoNotAllowExceptions', 1),
    question: out,
    expect: allowed,
  },
  {
    law: '4: DoNotAllowExceptions by either store',
    host: {
      local: [key('DomainProfile', dword('DoNotAllowExceptions', 1))],
      groupPolicy: [key('DomainProfile', dword('DoNotAllowExceptions', 0))],
    },
    question: ask(),
    expect: shields,
  },
  {
    law: '4.3: a block that matches wins',
    host: local(block(), allow()),
    question: ask(),
    expect: byBlock,
  },
  {
    law: '4.4: block may match, an allow matches',
    host: local(block('App=c:\\a|'), allow()),
    question: ask(),
    expect: undecided,
  },
  {
    law: '4.4: block may match, nothing allows',
    host: local(block('App=c:\\a|')),
    question: ask(),
    expect: blocked,
  },
  {
    law: '4.4: block may match, the default allows',
    host: openWith(block('App=c:\\a|')),
    question: ask(),
    expect: undecided,
  },
  {
    law: '4.6: only when the default blocks',
    host: openWith(allow('App=c:\\a|')),
    question: ask(),
    expect: allowed,
  },
  {
    law: '4.7: IPsec demanded, default allows',
    host: openWith(allow('Security=Authenticate|')),
    question: ask(),
    expect: undecided,
  },
  {
    law: '4.7: other conditions fail',
    host: openWith(allow('Security=Authenticate|Protocol=17|')),
    question: ask(),
    expect: allowed,
  },
  { law: '4.8: inbound default blocks', host: local(), question: ask(), expect: blocked },
  { law: '4.8: outbound default allows', host: local(), question: out, expect: allowed },
  {
    law: '4: group policy if set there',
    host: { local: [open], groupPolicy: [key('DomainProfile', dword('DefaultInboundAction', 1))] },
    question: ask(),
    expect: blocked,
  },
  {
    law: '5: security on a block rule is doubtful',
    host: openWith(block('Security=Authenticate|')),
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: no Name is doubtful',
    host: local('v2.10|Action=Allow|Active=TRUE|Dir=In'),
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: a higher minor version',
    host: { ...local(allow().replace('2.10', '2.28')), windows: win10 },
    question: ask(),
    expect: undecided,
  },
  {
    law: '5: a higher major version',
    host: { ...local(allow().replace('2.10', '3.0')), windows: win10 },
    question: ask(),
    expect: blocked,
  },
  {
    law: '5: Windows not known, versions not compared',
    host: local(allow().replace('2.10', '9.0')),
    question: ask(),
    expect: byRule,
  },
  {
    law: '5: Platform exact',
    host: { ...local(allow('Platform=2:6:2|')), windows: win10 },
    question: ask(),
    expect: blocked,
  },
  {
    law: '5: Platform2=GTEQ',
    host: { ...local(allow('Platform=2:6:2|Platform2=GTEQ|')), windows: win10 },
    question: ask(),
    expect: byRule,
  },
];
