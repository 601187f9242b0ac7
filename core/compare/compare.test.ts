import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessHost } from '../../app/assess-input.ts';
import { sampleIds } from '../../app/samples.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { sampleSnapshot } from '../../test/fleet/support/hosts.ts';
import type { HostState } from './compare.ts';
import { compareHosts } from './compare.ts';
import type { FlowChangeKind } from './model.ts';
import { comparisonHeadline, describeRuleChange, describeSettingChange } from './words.ts';

function stateOf(snapshot: Snapshot): HostState {
  const result = assessHost(snapshot, { release: '2022', roles: ['management-server'] });
  if (result.kind !== 'assessed') throw new Error(result.why);
  return { snapshot, assessment: result.assessment };
}

const samples = new Map(sampleIds.map((id) => [id, stateOf(sampleSnapshot(id))]));
const anySample = fc.constantFrom(...samples.values());
const healthy = () => sampleSnapshot('healthy-management-server-2022');

/** The host with the values of one local key edited. */
function edited<S extends HostState['snapshot']>(
  snapshot: S,
  path: string,
  edit: (values: readonly RegistryValue[]) => RegistryValue[],
): S {
  const { local } = snapshot.firewall;
  if ('unavailable' in local) throw new Error('the sample has a local store');
  const keys = local.keys.map((key) =>
    key.path.toLowerCase() === path.toLowerCase() ? { ...key, values: edit(key.values) } : key,
  );
  return { ...snapshot, firewall: { ...snapshot.firewall, local: { ...local, keys } } };
}

const rule = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });
const withRule = <S extends HostState['snapshot']>(snapshot: S, id: string, text: string) =>
  edited(snapshot, 'FirewallRules', (values) => [...values, rule(id, text)]);

const opposite: Record<FlowChangeKind, FlowChangeKind> = {
  worse: 'better',
  better: 'worse',
  added: 'removed',
  removed: 'added',
  changed: 'changed',
};

describe('comparing', () => {
  it('finds nothing between a host and itself', () => {
    fc.assert(
      fc.property(anySample, (state) => {
        const { flows, faults, rules, settings, situation } = compareHosts(
          state,
          structuredClone(state),
        );
        expect({ flows, faults, rules, settings, situation }).toEqual({
          flows: [],
          faults: [],
          rules: [],
          settings: [],
          situation: [],
        });
      }),
    );
  });

  it('says the opposite the other way round', () => {
    fc.assert(
      fc.property(anySample, anySample, (a, b) => {
        const [there, back] = [compareHosts(a, b), compareHosts(b, a)];
        const kinds = (flows: typeof there.flows, say: (kind: FlowChangeKind) => FlowChangeKind) =>
          flows.map(({ id, direction, change }) => `${id} ${direction} ${say(change)}`).sort();
        expect(kinds(back.flows, (kind) => opposite[kind])).toEqual(
          kinds(there.flows, (kind) => kind),
        );
        expect(back.rules.map(({ id, fields }) => [id, fields.length])).toEqual(
          there.rules.map(({ id, fields }) => [id, fields.length]),
        );
        expect(back.settings).toEqual(
          there.settings.map((each) => ({ ...each, before: each.after, after: each.before })),
        );
      }),
    );
  });

  it('says which needed flow a block rule closes, and that removing it opens the flow', () => {
    const before = stateOf(healthy());
    const text = 'v2.30|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=No consoles|';
    const after = stateOf(withRule(healthy(), 'Stop', text));
    const worse = compareHosts(before, after);
    expect(worse.summary.worse).toBeGreaterThan(0);
    expect(worse.flows[0]).toMatchObject({ change: 'worse', after: { verdict: 'blocked' } });
    expect(worse.rules.map(describeRuleChange)).toEqual([
      'The "No consoles" (local rule Stop) was added.',
    ]);
    const better = compareHosts(after, before);
    expect(better.summary).toMatchObject({ worse: 0, better: worse.summary.worse });
    expect(comparisonHeadline(better)).toMatch(/got better; 1 rule changed\.$/);
  });

  it('tells the fields of a changed rule by key, whatever their order and case', () => {
    const before = withRule(healthy(), 'R', 'v2.30|Action=Allow|Dir=In|LPort=1|LPort=2|Name=a|');
    const same = withRule(healthy(), 'R', 'v2.30|Dir=In|name=a|LPort=2|LPort=1|Action=Allow|');
    const other = withRule(healthy(), 'R', 'v2.31|Dir=In|Name=a|LPort=2|Active=TRUE|Action=Allow|');
    const [old, equal, now] = [stateOf(before), stateOf(same), stateOf(other)];
    expect(compareHosts(old, equal).rules).toEqual([]);
    expect(compareHosts(old, now).rules[0]?.fields).toEqual([
      { key: '', before: ['v2.30'], after: ['v2.31'] },
      { key: 'Active', before: [], after: ['TRUE'] },
      { key: 'LPort', before: ['1', '2'], after: ['2'] },
    ]);
  });

  it('tells a setting with its source', () => {
    const after = edited(healthy(), 'DomainProfile', (values) => [
      ...values.filter(({ name }) => name !== 'EnableFirewall'),
      { name: 'EnableFirewall', type: 'REG_DWORD', data: 0 },
    ]);
    const { settings } = compareHosts(stateOf(healthy()), stateOf(after));
    expect(settings.map(describeSettingChange)).toEqual([
      'Domain profile, the firewall: off by the local policy (was on by the local policy).',
    ]);
  });

  it('does not take a store that nobody read for an empty one', () => {
    const snapshot = healthy();
    const unread = { unavailable: 'access denied' };
    const after = { ...snapshot, firewall: { ...snapshot.firewall, local: unread } };
    const found = compareHosts(stateOf(snapshot), stateOf(after));
    expect({ rules: found.rules, settings: found.settings }).toEqual({ rules: [], settings: [] });
    expect(found.notCompared).toEqual([{ store: 'local', before: null, after: 'access denied' }]);
  });

  it('does not take a store that the input says nothing of for an empty one', () => {
    const snapshot = healthy();
    const { groupPolicy } = snapshot.firewall;
    if ('unavailable' in groupPolicy) throw new Error('the sample has a policy');
    const assumed = { keys: [], assumedEmpty: 'not in this input' };
    const after = { ...snapshot, firewall: { ...snapshot.firewall, groupPolicy: assumed } };
    const ruled = [{ path: 'FirewallRules', values: [rule('P', 'v2.1|Name=p|')] }];
    const before = {
      ...snapshot,
      firewall: { ...snapshot.firewall, groupPolicy: { keys: ruled } },
    };
    const found = compareHosts(stateOf(before), stateOf(after));
    expect(found.rules).toEqual([]);
    expect(found.notCompared).toEqual([
      { store: 'group-policy', before: null, after: 'not in this input' },
    ]);
  });

  it('tells what the choice of flows depends on, as it was and as it is', () => {
    const before = stateOf(healthy());
    const { assessment } = before;
    const role = assessment.roles[0];
    if (role === undefined) throw new Error('the sample has a role');
    const roles = [...assessment.roles, { ...role, id: 'library-server' as const }];
    const after = { ...before, assessment: { ...assessment, roles } };
    expect(compareHosts(before, after).situation).toEqual([
      { what: 'roles', before: [role.id], after: [role.id, 'library-server'] },
    ]);
  });

  it('tells a setting of VMM that says something else as one gone and one come', () => {
    const before = stateOf(healthy());
    const fault = (text: string) =>
      ({ id: 'f', code: 'port-reserved', params: {}, severity: 'error', text }) as const;
    const saying = (text: string): HostState => ({
      ...before,
      assessment: {
        ...before.assessment,
        faults: [{ ...fault(text), evidence: [], sources: [], flows: [] }],
      },
    });
    const changes = compareHosts(saying('Port 1.'), saying('Port 2.')).faults;
    expect(changes.map(({ change, fault: { text } }) => `${change} ${text}`)).toEqual([
      'removed Port 1.',
      'added Port 2.',
    ]);
    expect(compareHosts(saying('Port 1.'), saying('Port 1.')).faults).toEqual([]);
  });

  it('counts as better only what VMM needs', () => {
    const before = stateOf(healthy());
    const { flows } = before.assessment;
    const closed = (state: HostState, id: string | undefined): HostState => ({
      ...state,
      assessment: {
        ...state.assessment,
        flows: flows.map((flow) => (flow.id === id ? { ...flow, verdict: 'missing' } : flow)),
      },
    });
    const isOpen = ({ verdict }: (typeof flows)[number]) => verdict.startsWith('allowed');
    const other = flows.find((flow) => !flow.needed && isOpen(flow));
    const found = compareHosts(closed(before, other?.id), before);
    expect(found.flows.map(({ change }) => change)).toContain('better');
    expect(found.summary).toMatchObject({ worse: 0, better: 0 });
  });

  it('survives every rule text and id', () => {
    const before = stateOf(healthy());
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, text) => {
        const after = { ...before, snapshot: withRule(before.snapshot, `x${id}`, text) };
        expect(compareHosts(before, after).rules).toMatchObject([
          { change: 'added', id: `x${id}`, before: null, after: text },
        ]);
      }),
      { numRuns: 20 },
    );
    const hostile = compareHosts(stateOf(healthy()), {
      ...stateOf(healthy()),
      snapshot: withRule(healthy(), '__proto__', 'v2.1|__proto__=1|constructor=2|'),
    });
    expect(hostile.rules).toMatchObject([{ id: '__proto__', change: 'added' }]);
  });
});
