import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstText } from '../firewall/rule/fields.ts';
import { parseRule } from '../firewall/rule/parse-rule.ts';
import { newRule, ownGroup, type NewRule } from './new-rule.ts';
import { canonicalPlanText, plan, type ChangePlan, type UndoPlan } from './plan.ts';
import { ruleString } from './rule-string.ts';

const rule: NewRule = {
  name: 'VmmFirewallCompanion-console-to-server-wcf-tcp',
  displayName: 'VMM console to server (TCP 8100)',
  group: ownGroup,
  description: 'Console sessions. Source: learn.microsoft.com',
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100, '5000-5010', 'RPCEPMap'],
  remotePorts: [],
  program: 'C:\\Program Files\\Microsoft System Center\\VMM\\bin\\vmmservice.exe',
  service: 'SCVMMService',
  profiles: ['private', 'domain'],
  remoteAddresses: ['LocalSubnet', '10.1.0.0/16', 'fe80::/64', '192.168.1.1-192.168.1.9'],
};

const head = {
  schemaVersion: 1 as const,
  id: 'plan-1',
  createdAt: '2026-02-03T04:05:06Z',
  host: 'VMM01',
  catalogue: { id: 'vmm-2022', hash: 'a'.repeat(64) },
  tool: 'vmm-firewall-companion 0.1.0',
};
const change: ChangePlan = {
  ...head,
  kind: 'plan',
  steps: [
    { action: 'create-rule', rule, flows: ['console-to-server-wcf'], reason: 'nothing lets it in' },
    {
      action: 'enable-rule',
      name: 'WINRM-HTTP-In-TCP',
      store: 'local',
      expected: 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=5985|Name=x|',
      flows: ['agent-control-winrm-5985'],
      reason: 'it is there and off',
    },
  ],
};

describe('new rule', () => {
  const refused = (changes: object) => newRule.safeParse({ ...rule, ...changes }).success;

  it('takes what covers a flow', () => {
    expect(newRule.parse(rule)).toEqual(rule);
    expect(refused({ program: '%SystemRoot%\\System32\\svchost.exe' })).toBe(true);
    expect(refused({ program: 'System' })).toBe(true);
    expect(refused({ name: 'VmmFirewallCompanion-a-tcp-2' })).toBe(true);
  });

  it.each<object>([
    { name: 'WINRM-HTTP-In-TCP' },
    { name: 'VmmFirewallCompanion-*-tcp' },
    { name: 'VmmFirewallCompanion-a-tcp\n' },
    { name: 'VmmFirewallCompanion-a-udp' },
    { displayName: 'a|Action=Allow' },
    { displayName: '@evil.dll,-1' },
    { displayName: 'ALL' },
    { displayName: 'a\u202eb' },
    { displayName: '\ud800' },
    { displayName: 'x'.repeat(10_000) },
    { description: 'two\nlines' },
    { description: '' },
    { group: 'Remote Desktop' },
    { localPorts: [0] },
    { localPorts: [65_536] },
    { localPorts: [80, 80] },
    { localPorts: ['80,443'] },
    { localPorts: ['90-80'] },
    { localPorts: ['*'] },
    { localPorts: ['Teredo'] },
    { remotePorts: ['RPC'] },
    { direction: 'out' },
    { localPorts: [], program: undefined },
    { program: '\\\\server\\share\\a.exe' },
    { program: 'C:\\a*.exe' },
    { program: 'C:\\a|b.exe' },
    { program: 'vmmservice.exe' },
    { program: 'C:/a.exe' },
    { program: 'C:\\a.exe:stream' },
    { service: 'a b|c' },
    { service: '*' },
    { profiles: [] },
    { profiles: ['domain', 'domain'] },
    { profiles: ['any'] },
    { remoteAddresses: ['1.2.3.4/0'] },
    { remoteAddresses: ['1.2.3.4/32'] },
    { remoteAddresses: ['10.0.0.0/255.0.0.0'] },
    { remoteAddresses: ['Internet'] },
    { remoteAddresses: ['01.2.3.4'] },
    { remoteAddresses: ['9.9.9.9-1.1.1.1'] },
    { remoteAddresses: ['fe80::1%3'] },
    { edge: true },
    { __proto__: null, constructor: 1 },
  ])('refuses %j', (changes) => {
    expect(refused(changes)).toBe(false);
  });
});

describe('ruleString', () => {
  it('is what Windows writes', () => {
    expect(ruleString(rule, { major: 2, minor: 31 })).toBe(
      'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|' +
        'LPort=8100|LPort=RPC-EPMap|LPort2_10=5000-5010|' +
        'RA4=LocalSubnet|RA4=10.1.0.0/255.255.0.0|RA4=192.168.1.1-192.168.1.9|' +
        'RA6=LocalSubnet|RA6=fe80::/64|' +
        'App=C:\\Program Files\\Microsoft System Center\\VMM\\bin\\vmmservice.exe|Svc=SCVMMService|' +
        'Name=VMM console to server (TCP 8100)|' +
        'Desc=Console sessions. Source: learn.microsoft.com|EmbedCtxt=VMM Firewall Companion|',
    );
  });

  it('reads back as a sound rule, whatever text it carries', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (displayName, description) => {
        const read = newRule.safeParse({ ...rule, displayName, description });
        if (!read.success) return;
        const parsed = parseRule(
          'local',
          rule.name,
          ruleString(read.data, { major: 2, minor: 31 }),
        );
        expect(parsed.malformed).toEqual([]);
        expect(parsed.doubts).toEqual([]);
        expect(parsed.unknownKeys).toEqual([]);
        expect(parsed.name).toBe(displayName);
        expect(firstText(parsed, 'Desc')).toBe(description);
        expect(parsed.active).toBe(true);
      }),
    );
  });
});

describe('plan', () => {
  it('survives its own canonical text, whatever the order of keys was', () => {
    const text = canonicalPlanText(change);
    expect(plan.parse(JSON.parse(text))).toEqual(change);
    const turned = Object.fromEntries(Object.entries(change).toReversed());
    expect(canonicalPlanText(plan.parse(turned))).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('knows undo steps in an undo plan only', () => {
    const steps: UndoPlan['steps'] = [
      { action: 'remove-rule', name: rule.name, expected: 'v2.31|Action=Allow|' },
      { action: 'disable-rule', name: 'A', expected: 'v2.31|Active=TRUE|', restore: 'v2.31|' },
    ];
    expect(plan.safeParse({ ...head, kind: 'undo', steps }).success).toBe(true);
    expect(plan.safeParse({ ...head, kind: 'plan', steps }).success).toBe(false);
    expect(plan.safeParse({ ...head, kind: 'undo', steps: change.steps }).success).toBe(false);
  });

  const withStep = (step: object) => plan.safeParse({ ...change, steps: [step] }).success;
  const enable = change.steps[1];

  it.each<object>([
    { name: 'WINRM*' },
    { name: 'a[bc]' },
    { name: 'a|b' },
    { store: 'group-policy' },
    { expected: 'a\nb' },
    { expected: '' },
    { extra: 1 },
    { action: 'remove-rule' },
    { flows: ['UPPER'] },
  ])('refuses an enable step with %j', (changes) => {
    expect(withStep({ ...enable })).toBe(true);
    expect(withStep({ ...enable, ...changes })).toBe(false);
  });

  it('refuses the removal of a rule that is not ours', () => {
    const step = { action: 'remove-rule', name: 'WINRM-HTTP-In-TCP', expected: 'v2.31|' };
    expect(plan.safeParse({ ...head, kind: 'undo', steps: [step] }).success).toBe(false);
  });

  it('refuses one rule in two steps, unknown fields and other versions', () => {
    expect(plan.safeParse({ ...change, steps: [enable, enable] }).success).toBe(false);
    expect(plan.safeParse({ ...change, note: '' }).success).toBe(false);
    expect(plan.safeParse({ ...change, schemaVersion: 2 }).success).toBe(false);
  });
});
