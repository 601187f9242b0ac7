import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assessHost } from '../../app/assess-input.ts';
import { describeNote, describeReason } from '../assessment/words/english.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import { snapshot as snapshotSchema, type Snapshot } from '../snapshot/schema.ts';

const host = snapshotSchema.parse(
  JSON.parse(
    readFileSync(
      new URL('../../assets/samples/healthy-management-server-2022.json', import.meta.url),
      'utf8',
    ),
  ),
);

/** What NetSecurity says when it reads every rule as the registry has it. */
function rowsOf(rules: readonly Rule[], change: (rule: Rule) => Rule) {
  const said = rules.map(change);
  const bits = { domain: 1, private: 2, public: 4 };
  const names: Readonly<Record<number, string>> = {
    6: 'TCP',
    17: 'UDP',
    1: 'ICMPv4',
    58: 'ICMPv6',
  };
  const ports = (entries: Rule['localPorts']) =>
    entries.map((entry) =>
      'word' in entry
        ? entry.word.replace(/^RPC-EPMap$/i, 'RPCEPMap')
        : entry.to - entry.from === 1
          ? `${entry.from}`
          : `${entry.from}-${entry.to - 1}`,
    );
  return {
    rules: said.map((rule) => ({
      InstanceID: rule.id,
      Enabled: rule.active ? 1 : 2,
      Direction: rule.direction === 'in' ? 1 : 2,
      Action: { allow: 2, bypass: 3, block: 4 }[rule.action],
      Profiles: rule.profiles.reduce((sum, profile) => sum + bits[profile], 0),
    })),
    ports: said.map((rule) => ({
      InstanceID: rule.id,
      Protocol: names[rule.protocols[0] ?? -1] ?? `${rule.protocols[0] ?? 'Any'}`,
      LocalPort: ports(rule.localPorts),
      RemotePort: ports(rule.remotePorts),
    })),
    applications: said.map((rule) => ({ InstanceID: rule.id, Program: rule.programs[0] ?? 'Any' })),
    services: said.map((rule) => ({ InstanceID: rule.id, Service: rule.services[0] ?? 'Any' })),
  };
}

function opined(change: (rule: Rule) => Rule): Snapshot {
  const { rules } = policyOfSnapshot(host);
  const of = (store: Rule['store']) =>
    rowsOf(
      rules.filter((rule) => rule.store === store),
      change,
    );
  return { ...host, secondOpinion: { PersistentStore: of('local'), RSOP: of('group-policy') } };
}

function assessed(snapshot: Snapshot) {
  const result = assessHost(snapshot, {});
  if (result.kind === 'ask') throw new Error(result.why);
  return result.assessment;
}
const verdicts = (snapshot: Snapshot) =>
  assessed(snapshot).flows.map(({ id, direction, verdict }) => `${id} ${direction} ${verdict}`);

/** The tables of the local store with some rows more. */
function mergedTables(
  opinion: Snapshot['secondOpinion'],
  more: Readonly<Record<string, object[]>>,
) {
  const store: unknown =
    opinion !== undefined && 'PersistentStore' in opinion ? opinion['PersistentStore'] : {};
  const tables = Object.entries(store ?? {}).map(([name, rows]: [string, unknown]) => [
    name,
    [...(Array.isArray(rows) ? (rows as unknown[]) : []), ...(more[name] ?? [])],
  ]);
  return Object.fromEntries(tables) as object; // made of entries with texts as keys
}

/** The rule that opens the flow on which the test rests. */
const flowId = 'console-to-server-wcf';
const openFlow = () =>
  assessed(host).flows.find(
    ({ verdict, direction }) => verdict === 'allowed' && direction === 'in',
  );
const decider = () => openFlow()?.profiles[0]?.rules[0]?.id ?? flowId;

describe('a second opinion', () => {
  it('that agrees changes nothing', () => {
    expect(verdicts(opined((rule) => rule))).toEqual(verdicts(host));
    expect(assessed(opined((rule) => rule)).notes).toEqual(assessed(host).notes);
  });

  it.each<[string, Partial<Rule>]>([
    ['active', { active: false }],
    ['action', { action: 'block' }],
    ['direction', { direction: 'out' }],
    ['profiles', { profiles: ['public'] }],
    ['protocol', { protocols: [17] }],
    ['localPorts', { localPorts: [{ from: 1, to: 2 }] }],
    ['service', { services: ['other'] }],
  ])('that differs in %s makes the flow unknown, and both sides are shown', (field, change) => {
    const id = decider();
    const flow = openFlow();
    const { flows, notes } = assessed(
      opined((rule) => (rule.id === id ? { ...rule, ...change } : rule)),
    );
    const found = flows.find((each) => each.id === flow?.id && each.direction === 'in');
    expect(found).toMatchObject({ verdict: 'unknown', failing: flow?.needed });
    const told = found?.profiles.flatMap(({ reasons }) => reasons.map(describeReason)) ?? [];
    expect(told[0]).toMatch(/^Registry and NetSecurity disagree about .* to NetSecurity\.$/);
    const [reason] = found?.profiles[0]?.reasons ?? [];
    expect(reason).toMatchObject({ code: 'second-opinion', field });
    expect(notes.map(describeNote)).toContain(
      'Registry and NetSecurity disagree about 1 rule; flows that it may concern cannot be told.',
    );
  });

  it('that knows an active rule more makes the flow unknown that it would open or close', () => {
    const extra = {
      rules: [{ InstanceID: 'Extra', Enabled: 1, Direction: 1, Action: 4, Profiles: 0 }],
      ports: [{ InstanceID: 'Extra', Protocol: 'TCP', LocalPort: '8100', RemotePort: 'Any' }],
    };
    const agreed = opined((rule) => rule).secondOpinion;
    const PersistentStore = mergedTables(agreed, extra);
    const verdictsWith = (tables: object) =>
      assessed({ ...host, secondOpinion: { ...agreed, PersistentStore: tables } });
    const found = verdictsWith(PersistentStore).flows.find(
      ({ id, direction }) => id === flowId && direction === 'in',
    );
    expect(found?.verdict).toBe('unknown');
    expect(found?.profiles[0]?.reasons[0]).toMatchObject({
      code: 'second-opinion',
      field: 'rule',
      registry: 'not there',
    });
    const off = { ...extra, rules: extra.rules.map((rule) => ({ ...rule, Enabled: 2 })) };
    expect(verdictsWith(mergedTables(agreed, off)).notes).toEqual(assessed(host).notes);
  });

  it('that has other settings makes the flows of that profile and direction unknown', () => {
    const agreed = opined((rule) => rule).secondOpinion;
    const domain = {
      Name: 'Domain',
      Enabled: 1,
      AllowInboundRules: 1,
      DefaultInboundAction: 4,
      DefaultOutboundAction: 2,
      AllowLocalFirewallRules: 1,
    };
    const of = (profiles: unknown) => assessed({ ...host, secondOpinion: { ...agreed, profiles } });
    expect(of([domain]).flows).toEqual(assessed(host).flows);
    const outbound = of([{ ...domain, DefaultOutboundAction: 'Block' }]);
    const changed = outbound.flows.filter(({ verdict }) => verdict === 'unknown');
    expect(changed.length).toBeGreaterThan(3);
    expect(new Set(changed.map(({ direction }) => direction))).toEqual(new Set(['out']));
    expect(changed[0]?.profiles[0]?.reasons.map(describeReason)[0]).toBe(
      'Registry and NetSecurity disagree about this profile: outbound traffic that no rule names is allowed in the registry and blocked to NetSecurity.',
    );
    expect(outbound.notes.map(describeNote)).toContain(
      'Registry and NetSecurity disagree about settings of the Domain profile; its flows cannot be told.',
    );
    const gap = of({ unavailable: 'NetSecurity: Access denied' });
    expect(gap.flows).toEqual(assessed(host).flows);
    expect(gap.notes.map(describeNote)).toContain(
      'NetSecurity gave no second opinion of the settings: NetSecurity: Access denied',
    );
  });

  it('does not touch flows of other ports', () => {
    const id = decider();
    const count = (snapshot: Snapshot) =>
      assessed(snapshot).flows.filter(({ verdict }) => verdict === 'unknown').length;
    const after = count(opined((rule) => (rule.id === id ? { ...rule, action: 'block' } : rule)));
    expect(after).toBeGreaterThan(count(host));
    expect(after).toBeLessThan(assessed(host).flows.length / 2);
  });

  it('that did not come in time is a note, and no finding', () => {
    const late = { ...host, secondOpinion: { unavailable: 'PowerShell gave no answer in time.' } };
    expect(verdicts(late)).toEqual(verdicts(host));
    expect(assessed(late).notes.map(describeNote)).toContain(
      'NetSecurity gave no second opinion: PowerShell gave no answer in time.',
    );
  });
});
