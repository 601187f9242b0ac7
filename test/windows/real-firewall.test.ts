import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import { planOf, removalPlanOf } from '../../app/remediation/plan-of.ts';
import { newRule } from '../../core/remediation/new-rule.ts';
import { ownRemovalOf } from '../../core/remediation/own-rules-of.ts';
import type { Plan, PlanStep } from '../../core/remediation/plan.ts';
import { ruleVersionOf, withActive } from '../../core/remediation/plan-effect.ts';
import { ruleString } from '../../core/remediation/rule-string.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import {
  collectFrom,
  localRules,
  mayChangeThisComputer,
  openThisComputer,
  timeoutMs,
} from './this-computer.ts';

const rule = newRule.parse({
  name: 'VmmFirewallCompanion-real-firewall-test-tcp',
  displayName: "VMM Firewall Companion test: it's $(here)",
  group: 'VMM Firewall Companion',
  description: 'Made and removed by a test.',
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100, '8102-8103'],
  remotePorts: [],
  program: '%SystemRoot%\\System32\\svchost.exe',
  service: 'winmgmt',
  profiles: ['domain', 'private'],
  remoteAddresses: ['10.1.0.0/16', '2001:db8::/64', 'LocalSubnet'],
});
const create: PlanStep = { action: 'create-rule', rule, flows: [], reason: 'a test' };

/** What NetSecurity says of a rule's `Enabled`. */
const enabled = (name: string) =>
  execFileSync(
    'powershell.exe',
    ['-NoProfile', '-Command', `(NetSecurity\\Get-NetFirewallRule -Name '${name}').Enabled`],
    { encoding: 'utf8' },
  ).trim();

const mayChange = mayChangeThisComputer('the real firewall');
describe.runIf(mayChange)('the real firewall', { timeout: 4 * timeoutMs }, () => {
  const live = openThisComputer();
  afterAll(() => live.close());
  const collect = () => collectFrom(live);
  const head = ({ host }: Snapshot) => ({
    id: 'real-firewall-test',
    now: new Date(),
    host: isAvailable(host) ? host.name : '',
    catalogue: loadCatalogue(catalogueOf('2022')),
    tool: 'test',
  });

  async function apply(plan: Plan): Promise<string> {
    const applied = await live.apply(plan, true, { timeoutMs, manualScript: '' });
    expect(applied.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
    return applied.operationId;
  }

  async function undo(operationId: string): Promise<void> {
    const plan = await live.records.undoPlan(operationId);
    if (plan === undefined) throw new Error('no undo plan');
    await apply(plan);
  }

  it('reads every part of this computer', async () => {
    const { firewall, services, host, windows, network } = await collect();
    for (const part of [firewall.local, services, host, windows, network])
      expect(isAvailable(part)).toBe(true);
    expect(localRules(await collect()).size).toBeGreaterThan(100);
  });

  it('creates a rule as predicted, seen by registry and by NetSecurity, and takes it back to the byte', async () => {
    const before = await collect();
    const id = await apply(planOf([create], head(before)));
    const after = localRules(await collect());
    expect(after.get(rule.name)).toBe(ruleString(rule, ruleVersionOf(before)));
    expect(enabled(rule.name)).toBe('True');
    await undo(id);
    expect(localRules(await collect())).toEqual(localRules(before));
  });

  it('switches a rule of Windows on, and sets it back to the byte', async () => {
    const before = await collect();
    const found = [...localRules(before)].find(
      ([name, text]) => /^[A-Za-z]+-[A-Za-z0-9-]+$/.test(name) && /\|Active=FALSE\|/.test(text),
    );
    if (found === undefined) throw new Error('every rule of this Windows is on');
    const [name, expected] = found;
    const step: PlanStep = {
      action: 'enable-rule',
      name,
      store: 'local',
      expected,
      flows: [],
      reason: 'a test',
    };
    const id = await apply(planOf([step], head(before)));
    expect(localRules(await collect()).get(name)).toBe(withActive(expected, true));
    expect(enabled(name)).toBe('True');
    await undo(id);
    expect(localRules(await collect())).toEqual(localRules(before));
  });

  it('removes all rules of our own and none else, and puts them back to the byte', async () => {
    const before = await collect();
    const created = await apply(planOf([create], head(before)));
    const withOwn = await collect();
    const removal = ownRemovalOf(withOwn);
    expect(removal).toMatchObject({ left: [], steps: [{ rule: { name: rule.name } }] });
    const removed = await apply(removalPlanOf(removal?.steps ?? [], head(before)));
    expect(localRules(await collect())).toEqual(localRules(before));
    await undo(removed);
    expect(localRules(await collect())).toEqual(localRules(withOwn));
    await undo(created);
    expect(localRules(await collect())).toEqual(localRules(before));
  });
});
