import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAvailable, snapshot as snapshotSchema, type Snapshot } from '../snapshot/schema.ts';
import { ownGroup, type NewRule } from './new-rule.ts';
import { ownRemovalOf } from './own-rules-of.ts';
import { removalPlan } from './plan.ts';
import { ruleString } from './rule-string.ts';

const host = snapshotSchema.parse(
  JSON.parse(readFileSync('assets/samples/healthy-management-server-2022.json', 'utf8')),
);
const own = (flow: string, port: number): NewRule => ({
  name: `VmmFirewallCompanion-${flow}-tcp`,
  displayName: flow,
  group: ownGroup,
  description: 'ours',
  direction: 'in',
  protocol: 'tcp',
  localPorts: [port],
  remotePorts: [],
  profiles: ['domain'],
  remoteAddresses: [],
});
const text = (flow: string, port: number) => ruleString(own(flow, port), { major: 2, minor: 31 });

function withRules(rules: Readonly<Record<string, string>>): Snapshot {
  const { local } = host.firewall;
  if (!isAvailable(local)) throw new Error('the sample has no rules');
  const values = Object.entries(rules).map(([name, data]) => ({
    name,
    type: 'REG_SZ' as const,
    data,
  }));
  const keys = [...local.keys, { path: 'FirewallRules', values }];
  return { ...host, firewall: { ...host.firewall, local: { ...local, keys } } };
}

it('removes every rule of our own, leaves and names one that others changed, touches nothing else', () => {
  const foreign = text('foreign', 3);
  const removal = ownRemovalOf(
    withRules({
      'VmmFirewallCompanion-a-tcp': text('a', 1),
      'VmmFirewallCompanion-b-tcp': text('b', 2).replace('Active=TRUE', 'Active=FALSE'),
      'Somebody-elses': foreign,
    }),
  );
  expect(removal?.left).toEqual([{ name: 'VmmFirewallCompanion-b-tcp', why: 'changed-by-others' }]);
  expect(removal?.steps).toEqual([
    { action: 'remove-own-rule', rule: own('a', 1), expected: text('a', 1) },
  ]);
});

it('never makes more steps than a plan may have', () => {
  const many = Object.fromEntries(
    Array.from({ length: 502 }, (_, index) => [
      `VmmFirewallCompanion-f${index}-tcp`,
      text(`f${index}`, index + 1),
    ]),
  );
  const removal = ownRemovalOf(withRules(many));
  expect(removal?.left.map(({ why }) => why)).toEqual(['too-many-at-once', 'too-many-at-once']);
  expect(removalPlan.shape.steps.safeParse(removal?.steps).success).toBe(true);
});

it('says nothing of a host whose rules could not be read', () => {
  const firewall = { ...host.firewall, local: { unavailable: 'access denied' } };
  expect(ownRemovalOf({ ...host, firewall })).toBeUndefined();
  expect(ownRemovalOf(host)).toEqual({ steps: [], left: [] });
});
