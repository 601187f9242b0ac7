import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRule, ownGroup, type NewRule } from './new-rule.ts';
import { comparableText, ownRuleOfText } from './rule-of-text.ts';
import { ruleString } from './rule-string.ts';

const rule: NewRule = {
  name: 'VmmFirewallCompanion-console-to-server-wcf-tcp',
  displayName: '"; $(throw) `n = \' 中 & <x>',
  group: ownGroup,
  description: "it's $env:PATH; {0} = %s @(1)",
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100, 'RPC', '5000-5010'],
  remotePorts: [],
  program: "C:\\Program Files\\a'b $(x)\\vmmservice.exe",
  service: 'SCVMMService',
  profiles: ['domain', 'private'],
  remoteAddresses: ['LocalSubnet', '10.1.2.0/24', '10.0.0.1-10.0.0.9', 'fe80::1'],
};
const version = { major: 2, minor: 31 };
const text = ruleString(rule, version);
const again = (name: string, from: string) => {
  const read = ownRuleOfText(name, from);
  return read && ruleString(read, version);
};

describe('a rule of our own, read from its rule string', () => {
  it('writes the same string again', () => {
    expect(again(rule.name, text)).toBe(text);
    expect(ownRuleOfText(rule.name, text)).toEqual(rule);
  });

  it('is the same in another order, case, version and spelling of a mask', () => {
    const [, ...fields] = text.split('|').filter((field) => field !== '');
    const turned = `v2.33|${fields.toReversed().join('|')}|`;
    expect(comparableText(turned)).toBe(comparableText(text));
    expect(comparableText(turned.replace('255.255.255.0', '24'))).toBe(comparableText(text));
    expect(comparableText(turned.toUpperCase())).toBe(comparableText(text));
  });

  it.each([
    ['switched off', (from: string) => from.replace('Active=TRUE', 'Active=FALSE')],
    ['made a block', (from: string) => from.replace('Action=Allow', 'Action=Block')],
    ['given a condition more', (from: string) => `${from}IFType=Lan|`],
    ['given an unknown key', (from: string) => `${from}New=1|`],
    ['given another group', (from: string) => from.replace(ownGroup, 'Mine')],
    ['without a name', (from: string) => from.replace(/\|Name=[^|]*/, '')],
    [
      'given a mask that is no prefix',
      (from: string) => from.replace('255.255.255.0', '255.0.255.0'),
    ],
    ['of another protocol', (from: string) => from.replace('Protocol=6', 'Protocol=17')],
    ['that says a port twice', (from: string) => `${from}LPort=8100|`],
    ['no rule string', () => 'x'],
  ])('is none once it was %s', (_, change) => {
    expect(change(text)).not.toBe(text);
    expect(ownRuleOfText(rule.name, change(text))).toBeUndefined();
  });

  it('is none under a name that is not ours', () => {
    expect(ownRuleOfText('WINRM-HTTP-In-TCP', text)).toBeUndefined();
  });

  it('comes back from every rule that a plan can hold', () => {
    const port = fc.integer({ min: 1, max: 65_535 });
    const octet = fc.integer({ min: 1, max: 254 });
    const prefix = fc.tuple(octet, octet, fc.integer({ min: 1, max: 31 }));
    const rules = fc.record({
      localPorts: fc.uniqueArray(port, { minLength: 1, maxLength: 4 }),
      displayName: fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }),
      remoteAddresses: fc.uniqueArray(prefix.map(([a, b, bits]) => `${a}.${b}.0.0/${bits}`)),
      profiles: fc.constantFrom(['domain'], ['private', 'public'], ['domain', 'private', 'public']),
    });
    fc.assert(
      fc.property(rules, (changes) => {
        const wanted = newRule.safeParse({ ...rule, ...changes });
        fc.pre(wanted.success);
        if (!wanted.success) return;
        const from = ruleString(wanted.data, version);
        expect(again(rule.name, from)).toBe(from);
      }),
      { numRuns: 200 },
    );
  });
});
