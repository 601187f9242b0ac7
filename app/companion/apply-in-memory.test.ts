import { describe, expect, it } from 'vitest';
import {
  planStep,
  type ChangePlan,
  type PlanStep,
  type UndoPlan,
  type UndoStep,
} from '../../core/remediation/plan.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { applyInMemory, switchOff } from './apply-in-memory.ts';
import { planHead } from './test-support/plan-head.ts';

const off = (name: string) => `v2.22|Action=Allow|Active=FALSE|Dir=In|Name=${name}|`;
const on = (name: string) => off(name).replace('FALSE', 'TRUE');
const host = firewallHost({ rules: { A: off('a'), B: off('b'), C: off('c') } });
const enable = (name: string, expected = off(name.toLowerCase())): PlanStep => ({
  action: 'enable-rule',
  name,
  store: 'local',
  expected,
  flows: [],
  reason: 'r',
});
const plan = (...steps: ChangePlan['steps']): ChangePlan => ({ ...planHead, kind: 'plan', steps });
const undo = (...steps: UndoPlan['steps']): UndoPlan => ({ ...planHead, kind: 'undo', steps });
const disable = (name: string): UndoStep => ({
  action: 'disable-rule',
  name,
  expected: on(name.toLowerCase()),
  restore: off(name.toLowerCase()),
});

function rulesOf({ firewall: { local } }: Snapshot): Record<string, unknown> {
  if (!isAvailable(local)) throw new Error('it has rules');
  const values = local.keys.flatMap((key) => key.values);
  return Object.fromEntries(values.map(({ name, data }) => [name, data]));
}
const epoch = ({ firewall: { counters } }: Snapshot) =>
  isAvailable(counters) ? counters['Epoch'] : undefined;

describe('a plan that is carried out in memory', () => {
  it('changes what it names, is counted as Windows counts, and is taken back in reverse order', () => {
    const done = applyInMemory(host, plan(enable('A'), enable('b', off('b'))), 'op');
    expect(done).toMatchObject({ stepsDone: 2, problems: [] });
    expect(rulesOf(done.snapshot)).toEqual({ A: on('a'), B: on('b'), C: off('c') });
    expect(epoch(done.snapshot)).toBe((epoch(host) ?? 0) + 1);
    expect(done.undo).toMatchObject({ kind: 'undo', id: 'op' });
    expect(done.undo?.steps).toEqual([{ ...disable('B'), name: 'b' }, disable('A')]);
    const back = applyInMemory(done.snapshot, done.undo ?? undo(), 'op2');
    expect(rulesOf(back.snapshot)).toEqual(rulesOf(host));
    expect(back.undo).toBeNull();
  });

  it('stops at a rule that others have changed or removed, and takes back what was done', () => {
    const others = on('a').replace('Name=a', 'Name=other');
    const stopped = applyInMemory(host, plan(enable('C'), enable('A', others), enable('B')), 'op');
    expect(rulesOf(stopped.snapshot)).toEqual({ A: off('a'), B: off('b'), C: on('c') });
    expect(stopped.stepsDone).toBe(1);
    expect(stopped.problems).toEqual([expect.stringContaining('changed by others')]);
    expect(stopped.undo?.steps).toEqual([disable('C')]);
    const gone = applyInMemory(host, plan(enable('Z')), 'op');
    expect(gone.problems[0]).toContain('removed by others');
    expect(gone.snapshot).toBe(host);
  });

  it('creates nothing under a name that is taken', () => {
    const create = planStep.parse({
      action: 'create-rule',
      rule: {
        name: 'VmmFirewallCompanion-a-tcp',
        displayName: 'x',
        group: 'VMM Firewall Companion',
        description: 'd',
        direction: 'in',
        protocol: 'tcp',
        localPorts: [1],
        remotePorts: [],
        remoteAddresses: [],
        profiles: ['domain'],
      },
      flows: [],
      reason: 'r',
    });
    const once = applyInMemory(host, plan(create), 'op');
    expect(once.stepsDone).toBe(1);
    const twice = applyInMemory(once.snapshot, plan(create), 'op');
    expect(twice).toMatchObject({ stepsDone: 0, problems: [expect.stringContaining('already')] });
  });
});

it('an undo plan leaves what others have changed and goes on', () => {
  const start = firewallHost({ rules: { A: on('a'), B: on('other'), C: on('c') } });
  const { snapshot, stepsDone, problems } = applyInMemory(
    start,
    undo(disable('C'), disable('B'), disable('A')),
    'op',
  );
  expect(rulesOf(snapshot)).toEqual({ A: off('a'), B: on('other'), C: off('c') });
  expect([stepsDone, problems.length]).toEqual([2, 1]);
});

it('another administrator can switch off what is there and on', () => {
  const start = firewallHost({ rules: { A: on('a'), B: off('b') } });
  expect(rulesOf(switchOff(start, 'a') ?? start)['A']).toBe(off('a'));
  expect(switchOff(start, 'B')).toBeUndefined();
  expect(switchOff(start, 'Z')).toBeUndefined();
});
