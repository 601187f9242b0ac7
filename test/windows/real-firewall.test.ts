import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import { planOf } from '../../app/remediation/plan-of.ts';
import { newRule } from '../../core/remediation/new-rule.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import { ruleVersionOf } from '../../core/remediation/plan-effect.ts';
import { ruleString } from '../../core/remediation/rule-string.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { openLiveHost } from '../../host/live/live-host.ts';
import { windowsPowerShell } from '../../host/powershell/engine.ts';

/**
 * Changes the firewall of the machine it runs on, so it asks for a word that nobody says by accident.
 * Meant for throw-away machines of continuous integration, where the process is elevated.
 */
const allowed = process.platform === 'win32' && process.env['VMM_REAL_FIREWALL'] === 'throw-away';
if (!allowed) process.stderr.write('Skipped, not a throw-away Windows: the real firewall\n');

const timeoutMs = 120_000;
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

function localRules({ firewall }: Snapshot): ReadonlyMap<string, string> {
  const keys = isAvailable(firewall.local) ? firewall.local.keys : [];
  const values = keys
    .filter((key) => key.path.toLowerCase() === 'firewallrules')
    .flatMap((key) => key.values);
  return new Map(values.map(({ name, data }) => [name, String(data)]));
}

describe.runIf(allowed)('the real firewall', () => {
  const live = openLiveHost({
    engine: windowsPowerShell(process.env, process.arch),
    scripts: path.resolve('assets/powershell'),
    resultFolder: path.join(
      process.env['ProgramData'] ?? 'C:\\ProgramData',
      'VmmFirewallCompanion',
    ),
  });
  afterAll(() => live.close());

  async function collect(): Promise<Snapshot> {
    const result = await live.collect({ timeoutMs });
    if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
    return result.value;
  }

  function planFor(host: Snapshot): ChangePlan {
    const name = isAvailable(host.host) ? host.host.name : '';
    const catalogue = loadCatalogue(catalogueOf('2022'));
    const step = { action: 'create-rule' as const, rule, flows: [], reason: 'a test' };
    return planOf([step], {
      id: 'real-firewall-test',
      now: new Date(),
      host: name,
      catalogue,
      tool: 'test',
    });
  }

  it('reads every part of this computer', async () => {
    const { firewall, services, host, windows, network } = await collect();
    for (const part of [firewall.local, services, host, windows, network])
      expect(isAvailable(part)).toBe(true);
    expect(localRules(await collect()).size).toBeGreaterThan(100);
  });

  it('creates a rule as predicted, seen by registry and by NetSecurity, and takes it back to the byte', async () => {
    const before = await collect();
    const applied = await live.apply(planFor(before), true, { timeoutMs, manualScript: '' });
    expect(applied.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
    const after = localRules(await collect());
    expect(after.get(rule.name)).toBe(ruleString(rule, ruleVersionOf(before)));
    const seen = execFileSync(
      'powershell.exe',
      ['-NoProfile', '-Command', `(NetSecurity\\Get-NetFirewallRule -Name ${rule.name}).Enabled`],
      { encoding: 'utf8' },
    );
    expect(seen.trim()).toBe('True');

    const undo = await live.records.undoPlan(applied.operationId);
    if (undo === undefined) throw new Error('no undo plan');
    const undone = await live.apply(undo, true, { timeoutMs, manualScript: '' });
    expect(undone.outcome).toMatchObject({ kind: 'done', result: { outcome: 'done' } });
    expect(localRules(await collect())).toEqual(localRules(before));
  });
});
