import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRule, ownGroup, type NewRule } from '../../core/remediation/new-rule.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import { argument } from '../../core/remediation/writers/cmd-text.ts';
import { writeNetsh } from '../../core/remediation/writers/netsh-batch.ts';
import { ownRules } from '../../core/remediation/writers/own-rules.ts';
import { argumentsOf, cmdCommands, expandPercent } from './command-line.ts';
import { hostileFix } from './fix-of-plan.ts';
import { hostilePlan, hostileRules } from './hostile-plan.ts';
import { NetshHost, type NetshRule } from './netsh-host.ts';

const off = {
  name: 'WINRM-HTTP-In-TCP',
  text: 'v2.29|Action=Allow|Active=FALSE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=5985|App=System|Name=@FirewallAPI.dll,-30253|Desc=@FirewallAPI.dll,-30256|EmbedCtxt=@FirewallAPI.dll,-30267|',
};

/** The rule of the plan that a rule of netsh is; the id, which netsh does not know, from its name. */
function readBack(given: NetshRule, id: string): NewRule {
  const list = (tag: string) => given[tag]?.split(',') ?? [];
  const ports = (tag: string) =>
    list(tag).map((entry) => {
      if (entry === 'RPC-EPMap') return 'RPCEPMap';
      return /^\d+$/.test(entry) ? Number(entry) : entry;
    });
  expect(given).toMatchObject({ action: 'allow', enable: 'yes' });
  return newRule.parse({
    name: id,
    displayName: given['name'],
    group: ownGroup,
    description: given['description'],
    direction: given['dir'],
    protocol: given['protocol'],
    localPorts: ports('localport'),
    remotePorts: ports('remoteport'),
    program: given['program'],
    service: given['service'],
    profiles: given['profile'] === 'any' ? ['domain', 'private', 'public'] : list('profile'),
    remoteAddresses: list('remoteip'),
  });
}

/** The one thing that netsh is not told as it is. */
const withoutDoubleQuotes = (rule: NewRule): NewRule => ({
  ...rule,
  displayName: rule.displayName.replaceAll('"', "'"),
  description: rule.description.replaceAll('"', "'"),
  profiles: (['domain', 'private', 'public'] as const).filter((profile) =>
    rule.profiles.includes(profile),
  ),
});
const planned = (plan: ChangePlan) =>
  ownRules(plan).flatMap(({ rule }) => (rule === undefined ? [] : [withoutDoubleQuotes(rule)]));

function readAll(rules: readonly NetshRule[], plan: ChangePlan): NewRule[] {
  const wanted = planned(plan);
  return rules.map((given, index) => {
    const read = readBack(given, wanted[index]?.name ?? '');
    return {
      ...read,
      profiles: withoutDoubleQuotes(read).profiles,
    };
  });
}

describe('arguments by the rules of Windows', () => {
  // The first four are Microsoft's own examples (Parsing C command-line arguments).
  it.each([
    ['"abc" d e', ['abc', 'd', 'e']],
    ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['"a""b" c', ['a"b', 'c']],
    ['"""a" b', ['"a', 'b']],
    ['"" x', ['', 'x']],
  ])('%s', (line, expected) => {
    expect(argumentsOf(line)).toEqual(expected);
  });
});

describe('the netsh batch file', () => {
  const plan = hostilePlan('VMM01', off);

  it('adds the rules of the plan, once, and takes them back', () => {
    const host = new NetshHost();
    const foreign = { name: 'another', dir: 'in', protocol: 'tcp' };
    host.rules = [foreign];
    expect(host.run(writeNetsh(hostileFix(plan), 'apply'))).toBe(0);
    expect(readAll(host.rules.slice(1), plan)).toEqual(planned(plan));
    expect(planned(plan)).toHaveLength(plan.steps.length);
    const once = [...host.rules];
    expect(host.run(writeNetsh(hostileFix(plan), 'apply'))).toBe(0);
    expect(host.rules).toEqual(once);
    expect(host.run(writeNetsh(hostileFix(plan), 'undo'))).toBe(0);
    expect(host.rules).toEqual([foreign]);
    expect(host.others.filter((text) => !text.startsWith('exit'))).toEqual([]);
  });

  it('spreads many addresses over several rules of one name', () => {
    const addresses = Array.from({ length: 500 }, (_, i) => `2001:db8:0:0:0:0:1:${i.toString(16)}`);
    const [first] = hostileRules.slice(-3);
    if (first === undefined) throw new Error('no rule');
    const longest = {
      ...first,
      displayName: '%'.repeat(200),
      description: '%'.repeat(1000),
      program: `C:\\${'%'.repeat(255)}`,
      localPorts: Array.from({ length: 100 }, (_, i) => `${50_000 + i}-${60_000 + i}`),
      remotePorts: Array.from({ length: 100 }, (_, i) => `${50_000 + i}-${60_000 + i}`),
      remoteAddresses: addresses,
    };
    const steps = plan.steps.slice(1, 2).map((step) => ({ ...step, rule: newRule.parse(longest) }));
    const host = new NetshHost();
    host.run(writeNetsh(hostileFix({ ...plan, steps }), 'apply'));
    expect(host.rules.length).toBeGreaterThan(1);
    expect(host.rules.flatMap((rule) => rule['remoteip']?.split(',') ?? [])).toEqual(addresses);
    expect(new Set(host.rules.map((rule) => rule['description']))).toEqual(
      new Set([longest.description]),
    );
    host.run(writeNetsh(hostileFix({ ...plan, steps }), 'undo'));
    expect(host.rules).toEqual([]);
  });

  it('tells rules of one display name apart', () => {
    const [enable, first, second] = plan.steps;
    if (enable === undefined || first?.action !== 'create-rule' || second?.action !== 'create-rule')
      throw new Error('no steps');
    const rule = { ...second.rule, displayName: first.rule.displayName.toUpperCase() };
    const twice = { ...plan, steps: [enable, first, { ...second, rule }] };
    const host = new NetshHost();
    host.run(writeNetsh(hostileFix(twice), 'apply'));
    expect(host.rules).toHaveLength(3);
  });

  it('says what it cannot do, and fails', () => {
    const text = off.text.replace('|Name=', '|Edge=TRUE|Name=');
    const steps = hostilePlan('VMM01', { name: 'a%PATH%&b', text }).steps.slice(0, 1);
    const host = new NetshHost();
    expect(host.run(writeNetsh(hostileFix({ ...plan, steps }), 'apply'))).toBe(1);
    expect(host.rules).toEqual([]);
    expect(host.others[0]).toContain('NOT DONE: enable a PATH  b by hand');
  });

  it('is ASCII as long as its texts are, and else switches the code page', () => {
    const ascii = { ...plan, steps: plan.steps.slice(0, 1) };
    expect(writeNetsh({ plan: ascii, flows: new Map() }, 'apply')).not.toContain('chcp');
    expect(writeNetsh(hostileFix(plan), 'apply')).toContain('chcp 65001');
  });

  it('quotes any text as one argument', () => {
    const unit = fc.constantFrom(...'a \\"%^&|<>!()\'\u2019=,;/?0'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 30 }), (text) => {
        const line = expandPercent(`x.exe name=${argument(text)} end >nul`, {});
        const [command, ...more] = cmdCommands(line);
        expect(more).toEqual([]);
        expect(command?.redirections).toEqual(['>nul']);
        expect(argumentsOf(command?.text ?? '')).toEqual([
          'x.exe',
          `name=${text.replaceAll('"', "'")}`,
          'end',
        ]);
      }),
    );
  });
});
