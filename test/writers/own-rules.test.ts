import { describe, expect, it } from 'vitest';
import { profiles } from '../../core/firewall/terms.ts';
import { parseRule } from '../../core/firewall/rule/parse-rule.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import { ruleString } from '../../core/remediation/rule-string.ts';
import { ownRules } from '../../core/remediation/writers/own-rules.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { hostilePlan } from './hostile-plan.ts';
import { sampleHost } from './writer-host.ts';

const plan = hostilePlan('VMM01');
const enable = (name: string, expected: string): PlanStep => ({
  action: 'enable-rule',
  name,
  store: 'local',
  expected,
  flows: ['x'],
  reason: 'off',
});
const copy = (expected: string) => ownRules({ ...plan, steps: [enable('A', expected)] })[0]?.rule;
const usual = 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=80|Name=x|';

/** What decides about traffic; no profile is every profile. */
function conditions(text: string): unknown {
  const rule = parseRule('local', 'a', text);
  const { id: _, text: _text, version: _version, name: _name, ...rest } = rule;
  const all = rule.profiles.length === 0 ? profiles : rule.profiles;
  return { ...rest, active: true, profiles: all.toSorted() };
}

describe('rules of our own in place of built-in ones', () => {
  it('decide as the ones they copy', () => {
    const { local } = sampleHost().firewall;
    if (!isAvailable(local)) throw new Error('no rules');
    const values = local.keys.find(({ path }) => path === 'FirewallRules')?.values ?? [];
    const tcpIn = values.filter(({ data }) => /\|Dir=In\|Protocol=6\|/.test(String(data)));
    const copies = tcpIn.flatMap(({ name, data }) => {
      const { rule } = ownRules({ ...plan, steps: [enable(name, String(data))] })[0] ?? {};
      return rule === undefined ? [] : [{ data: String(data), rule }];
    });
    expect(copies.length).toBeGreaterThan(30);
    for (const { data, rule } of copies)
      expect(conditions(ruleString(rule, { major: 2, minor: 31 }))).toEqual(conditions(data));
  });

  it.each([
    'Edge=TRUE|',
    'RA4=LocalSubnet|',
    'Svc=*|',
    'LPort2_24=mDNS|',
    'IFType=Lan|',
    'Security=Authenticate|',
    'Platform=2:6:2|',
    'App=|',
    'LOM=TRUE|',
    'Unknown=1|',
  ])('are not made where they would say something else: %s', (more) => {
    expect(copy(usual)).toBeDefined();
    expect(copy(usual + more)).toBeUndefined();
  });

  it('never block, and never stand for other protocols', () => {
    expect(copy(usual.replace('Allow', 'Block'))).toBeUndefined();
    expect(copy(usual.replace('Protocol=6', 'Protocol=1'))).toBeUndefined();
    expect(copy('nonsense')).toBeUndefined();
  });

  it('have names and display names of their own', () => {
    const steps = ['A_b', 'a-B', 'a b'].map((name) => enable(name, usual));
    const rules = ownRules({ ...plan, steps }).map(({ rule }) => rule);
    expect(new Set(rules.map((rule) => rule?.name.toLowerCase())).size).toBe(3);
    expect(new Set(rules.map((rule) => rule?.displayName.toLowerCase())).size).toBe(3);
  });
});
