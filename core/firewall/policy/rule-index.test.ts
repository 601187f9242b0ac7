import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../../test/support/inbound-traffic.ts';
import { parseRule } from '../rule/parse-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { compileRule } from './compiled-rule.ts';
import { standardEnvironment } from './environment.ts';
import { matchRule } from './match-rule.ts';
import type { RuleSet } from './participation.ts';
import { takesPart } from './participation.ts';
import { allPorts } from './port-condition.ts';
import { RuleIndex } from './rule-index.ts';
import { indexKeys, profileSettings } from './settings.ts';
import type { Actor, Traffic } from './traffic.ts';

const settingsOf = (profile: 'domain' | 'private' | 'public') =>
  profileSettings(indexKeys([]), indexKeys([]), profile);
const settings = {
  domain: settingsOf('domain'),
  private: settingsOf('private'),
  public: settingsOf('public'),
};
const indexOf = (rules: readonly Rule[]) => new RuleIndex(rules, settings, standardEnvironment);

const traffic = (over: Partial<Traffic>) =>
  inboundTraffic({ localPorts: allPorts, actors: [], ...over });

const head = fc.constantFrom(
  'v2.31|Action=Allow|Active=TRUE|Dir=In|',
  'v2.31|Action=Allow|Active=FALSE|Dir=In|',
  'v2.31|Action=Block|Active=TRUE|Dir=In|',
  'v2.31|Action=Allow|Active=TRUE|Dir=Out|',
  'v2.31|Action=Bypass|Active=TRUE|Dir=In|Security=Authenticate|',
);
const field = fc.constantFrom(
  'Protocol=6|',
  'Protocol=17|',
  'Protocol=6|Protocol=17|',
  'LPort=80|',
  'LPort=81|',
  'LPort2_10=79-200|',
  'LPort2_10=1-60000|',
  'LPort=RPC|',
  'RPort=4000|',
  'RPort2_10=3990-4010|',
  'LOM=TRUE|',
  'App=C:\\vmm\\VmmService.exe|',
  'App=%ProgramFiles%\\vmmservice.exe|',
  'App=%FOO%\\vmmservice.exe|',
  'App=%FOO%vmmservice.exe|',
  'App=System|',
  'AppPkgId=S-1-15-2-1|',
  'Profile=Public|',
);
const rule = fc
  .tuple(head, fc.array(field, { maxLength: 4 }))
  .map(([start, fields]) => `${start}Name=n|${fields.join('')}`);
const actor: fc.Arbitrary<Actor> = fc.constantFrom<Actor>(
  {},
  { program: { path: 'system' } },
  { program: { path: 'c:\\vmm\\vmmservice.exe' } },
  { program: { fileName: 'vmmservice.exe' } },
  { program: { path: 'c:\\other.exe' } },
);
const ports = fc.constantFrom([80, 81], [200, 201], [4000, 4001], [49152, 65536], [0, 65536]);
const asked = fc
  .tuple(fc.constantFrom('in' as const, 'out' as const), ports, ports, fc.array(actor))
  .map(([direction, localPorts, remotePorts, actors]) =>
    traffic({ direction, localPorts, remotePorts, actors }),
  );

const counts = (each: Rule, { direction }: Traffic, ruleSet: RuleSet) =>
  each.direction === direction &&
  takesPart(each, 'domain', settings.domain, standardEnvironment, ruleSet);
const mayMatch = (each: Rule, question: Traffic) =>
  matchRule(
    compileRule(each, standardEnvironment, () => undefined),
    question,
    'ordinary',
  ) !== 'no';

describe('RuleIndex', () => {
  it('finds every rule that takes part and may match, in the order they are stored', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 30 }), asked, (texts, question) => {
        const rules = texts.map((text, i) => parseRule('local', `r${i}`, text));
        const index = indexOf(rules);
        for (const ruleSet of ['in-force', 'enabled'] as const) {
          const found = [...index.blocks(question, ruleSet), ...index.allows(question, ruleSet)];
          const ids = found.map(({ rule: { id } }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const taking = rules.filter((each) => counts(each, question, ruleSet));
          const matching = taking.filter((each) => mayMatch(each, question));
          expect(taking.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
          expect(ids).toEqual(expect.arrayContaining(matching.map(({ id }) => id)));
          const allows = index
            .allows(question, ruleSet)
            .map(({ rule: { id } }) => Number(id.slice(1)));
          expect(allows).toEqual([...allows].sort((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('namingPorts', () => {
  const named = (over: Partial<Traffic>, ...fields: string[]) =>
    indexOf(
      fields.map((text, i) =>
        parseRule('local', `${i}`, `v2.31|Action=Allow|Active=FALSE|Name=n|${text}`),
      ),
    )
      .namingPorts(traffic(over))
      .map(({ id }) => id);

  it('looks at local ports inbound and at remote ports outbound, whatever else a rule says', () => {
    const rules = [
      'Dir=In|Protocol=6|LPort=80|App=C:\\other.exe|',
      'Dir=In|Protocol=6|LPort2_10=1-60000|',
      'Dir=In|Protocol=17|LPort=80|',
      'Dir=Out|Protocol=6|RPort=80|LPort=5|',
      'Dir=In|Protocol=6|RPort=80|',
    ];
    expect(named({ localPorts: [80, 81] }, ...rules)).toEqual(['0', '1']);
    expect(named({ direction: 'out', remotePorts: [80, 81] }, ...rules)).toEqual(['3']);
  });

  it('takes RPC for the ports of RPC servers only', () => {
    const rules = ['Dir=In|Protocol=6|LPort=RPC|', 'Dir=In|Protocol=6|LPort=RPC-EPMap|'];
    const dynamic = { localPorts: [49152, 65536] };
    expect(named(dynamic, ...rules)).toEqual([]);
    expect(named({ ...dynamic, isRpc: true }, ...rules)).toEqual(['0']);
    expect(named({ localPorts: [135, 136] }, ...rules)).toEqual(['1']);
  });
});
