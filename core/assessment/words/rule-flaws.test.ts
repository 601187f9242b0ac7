import { describe, expect, it } from 'vitest';
import { buildPolicy } from '../../firewall/policy/policy.ts';
import { parseRule } from '../../firewall/rule/parse-rule.ts';
import { ruleFlaws, type RuleProblem } from '../../firewall/rule/rule-flaw.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const sound = 'v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Name=x|';
const problemsOf = (text: string): readonly RuleProblem[] => {
  const { malformed, doubts } = parseRule('local', 'r', text);
  return [...malformed, ...doubts];
};
const withField = (field: string) => problemsOf(`${sound}${field}|`);

/** What brings a problem about, its English words, byte for byte what they always were, and German ones. */
const cases: readonly (readonly [readonly RuleProblem[], string, string])[] = [
  [
    problemsOf(sound.slice(6)),
    'Action=Allow: a version such as v2.30 was expected first',
    'Action=Allow: eine Version wie v2.30 muss zuerst stehen',
  ],
  [withField('x'), 'x: key=value was expected', 'x: erwartet: Schlüssel=Wert'],
  [withField('App='), 'App=: a value was expected', 'App=: ein Wert fehlt'],
  [problemsOf('v2.30|Dir=In|Name=x|'), 'Action: it is missing', 'Action: es fehlt'],
  [
    withField('Action=Permit'),
    'Action=Permit: one of allow, block, bypass was expected',
    'Action=Permit: erwartet: allow, block oder bypass',
  ],
  [withField('Dir=Up'), 'Dir=Up: one of in, out was expected', 'Dir=Up: erwartet: in oder out'],
  [
    withField('Dir=Out'),
    'Dir=Out: values contradict each other',
    'Dir=Out: die Werte widersprechen sich',
  ],
  [
    withField('Profile=Home'),
    'Profile=Home: Domain, Private or Public was expected',
    'Profile=Home: erwartet: Domain, Private oder Public',
  ],
  [
    withField('Protocol=257'),
    'Protocol=257: a number from 0 to 256 was expected',
    'Protocol=257: erwartet: eine Zahl von 0 bis 256',
  ],
  [
    withField('LPort=70000'),
    'LPort=70000: a port, a range or a keyword was expected',
    'LPort=70000: erwartet: ein Port, ein Bereich oder ein Schlüsselwort',
  ],
  [
    withField('ICMP4=x'),
    'ICMP4=x: type:code or type:* was expected',
    'ICMP4=x: erwartet: Typ:Code oder Typ:*',
  ],
  [
    withField('RA4=x'),
    'RA4=x: an IPv4 address, range, prefix or mask was expected',
    'RA4=x: erwartet: IPv4-Adresse, -Bereich, -Präfix oder -Maske',
  ],
  [
    withField('LA6=x'),
    'LA6=x: an IPv6 address, range or prefix was expected',
    'LA6=x: erwartet: IPv6-Adresse, -Bereich oder -Präfix',
  ],
  [
    withField('App=*'),
    'App=*: a program path or System was expected',
    'App=*: erwartet: der Pfad eines Programms oder System',
  ],
  [
    withField('Platform=2'),
    'Platform=2: platform:major:minor was expected',
    'Platform=2: erwartet: Plattform:Haupt:Nebenversion',
  ],
  [
    problemsOf('v2.30|Action=Allow|Dir=In|LPort=80|Name=x|'),
    'Protocol: ports need protocol 6 or 17',
    'Protocol: Ports brauchen Protokoll 6 oder 17',
  ],
  [
    withField('ICMP4=8:*'),
    'Protocol: ICMP4 needs protocol 1',
    'Protocol: ICMP4 braucht Protokoll 1',
  ],
  [
    withField('ICMP6=8:*'),
    'Protocol: ICMP6 needs protocol 58',
    'Protocol: ICMP6 braucht Protokoll 58',
  ],
  [
    withField('RPort=RPC'),
    'LPort: RPC and RPC-EPMap belong to local ports of inbound TCP rules',
    'LPort: RPC und RPC-EPMap gehören zu lokalen Ports eingehender TCP-Regeln',
  ],
  [
    withField('RPort=Teredo'),
    'LPort: Teredo belongs to local ports of inbound UDP rules',
    'LPort: Teredo gehört zu lokalen Ports eingehender UDP-Regeln',
  ],
  [
    problemsOf('v2.30|Action=Block|Dir=In|Security=Authenticate|Name=x|'),
    'Security: a block rule cannot demand IPsec',
    'Security: eine blockierende Regel kann kein IPsec verlangen',
  ],
  [
    withField('LUAuth=D:|Svc=x'),
    'Svc: a local user and a service exclude each other',
    'Svc: ein lokaler Benutzer und ein Dienst schließen einander aus',
  ],
  [withField('Name='), 'Name: a rule needs a name', 'Name: eine Regel braucht einen Namen'],
  [
    buildPolicy(
      {
        keys: [{ path: 'FirewallRules', values: [{ name: 'r', type: 'REG_DWORD', data: 1 }] }],
      },
      { keys: [] },
    ).rules.flatMap(({ malformed }) => malformed.slice(0, 1)),
    'a REG_SZ was expected, the value is a REG_DWORD',
    'erwartet: REG_SZ; der Wert ist ein REG_DWORD',
  ],
];

describe('what is wrong in a rule', () => {
  it.each(cases)('%j is said in both languages', (problems, inEnglish, inGerman) => {
    expect(problems.map(english.ruleProblem)).toContain(inEnglish);
    expect(problems.map(german.ruleProblem)).toContain(inGerman);
  });

  it('is in that list, every kind of it', () => {
    const told = new Set(cases.flatMap(([problems]) => problems.map(({ flaw }) => flaw)));
    expect([...told].sort()).toEqual([...ruleFlaws].sort());
  });

  it('is told where a reason or an answer rests on it', () => {
    const rule = { store: 'local', id: 'r' } as const;
    const problems = withField('LPort=$&');
    const reason = {
      code: 'near-miss',
      rule: { ...rule, name: '' },
      shortfalls: [{ kind: 'malformed', problems }],
    } as const;
    expect(english.reason(reason)).toBe(
      'Local rule r does not help: it is malformed: LPort a port, a range or a keyword was expected.',
    );
    expect(german.reason(reason)).toContain(
      'sie ist fehlerhaft: LPort: erwartet: ein Port, ein Bereich oder ein Schlüsselwort',
    );
    const doubt = { kind: 'doubt', key: 'Name', flaw: 'no-name' } as const;
    const dependency = { kind: 'rule', rule, conditions: [doubt] } as const;
    expect(english.dependency(dependency)).toBe('local rule r: Name: a rule needs a name');
    expect(german.dependency(dependency)).toBe(
      'lokale Regel r: Name: eine Regel braucht einen Namen',
    );
  });

  it('keeps keys that nobody documented', () => {
    expect(english.unknownKey('Foo')).toBe('Foo: an unknown key');
    expect(german.unknownKey('Foo')).toBe('Foo: ein unbekannter Schlüssel');
  });
});
