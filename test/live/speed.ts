import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { planOf } from '../../app/remediation/plan-of.ts';
import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import { ownGroup } from '../../core/remediation/new-rule.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import { success, type Result } from '../../core/result.ts';
import type { PowerShellError } from '../../host/powershell/errors.ts';
import { isAvailable, snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import { collectModules, collectSnapshot } from '../../host/powershell/collect.ts';
import { sessionEngine } from '../../host/powershell/test-support/engine-session.ts';
import { openSession } from '../../host/powershell/session.ts';
import { z } from 'zod';
import { ruleKey, syntheticRules } from '../bench/synthetic-rules.ts';
import { fakeScript, makeFakeWindows } from '../powershell/fake-windows/fake-windows.ts';
import { openFakeHost } from './fake-live-host.ts';

const timeoutMs = 300_000;
const sample = snapshot.parse(
  JSON.parse(
    readFileSync(
      new URL('../../assets/samples/hyperv-host-2019-disabled-rules.json', import.meta.url),
      'utf8',
    ),
  ),
);

/** The sample with so many generated rules in its local store. */
function withRules(count: number): Snapshot {
  const { local } = sample.firewall;
  if (!isAvailable(local)) throw new Error('the sample has no local store');
  const keys = local.keys.filter(({ path: key }) => key !== 'FirewallRules');
  const rules = ruleKey(syntheticRules(count));
  const changed = { ...sample.firewall, local: { ...local, keys: [...keys, rules] } };
  return { ...sample, firewall: changed };
}

/** What failed is not measured. */
async function seconds(work: () => Promise<Result<unknown, PowerShellError>>): Promise<number> {
  const start = performance.now();
  const result = await work();
  const took = (performance.now() - start) / 1000;
  if (!result.ok) throw new Error(`${result.error.what} ${result.error.why}`);
  return took;
}

const say = (what: string, value: number, limit = '') =>
  process.stdout.write(`${what.padEnd(62)} ${value.toFixed(2)} s${limit}\n`);

/** Measures once, in fresh processes, and says each figure beside its limit. */
export async function speed(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-speed-'));
  try {
    await readingSpeed(path.join(folder, 'a'), 1000, 'collect, 1,000 rules', ' (limit 1.5 s)');
    await readingSpeed(path.join(folder, 'b'), 7000, 'collect, 7,000 rules', '');
    await crossingSpeed(path.join(folder, 'c'));
    await changeSpeed(path.join(folder, 'd'));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sessionOn(folder: string, host: Snapshot, modules: readonly string[]) {
  const windows = makeFakeWindows(folder, host, { elevated: true });
  const engine = sessionEngine(windows.environment);
  if (engine === undefined) throw new Error('no PowerShell engine here');
  const loadScript = (name: string) => Promise.resolve(fakeScript(`${name}.psm1`));
  return openSession({ engine, modules, loadScript });
}

const nothing = { name: 'nothing', text: 'param($Parameters, $Progress)\n1' };
const run = { timeoutMs, schema: z.unknown() };

async function readingSpeed(folder: string, rules: number, what: string, limit: string) {
  const bare = sessionOn(folder, withRules(rules), []);
  say(
    `${what}: start of the engine with an empty script`,
    await seconds(() => bare.run(nothing, {}, run)),
  );
  await bare.close();
  const session = sessionOn(folder, withRules(rules), collectModules);
  say(`${what}: start with the modules loaded`, await seconds(() => session.run(nothing, {}, run)));
  let part = performance.now();
  let name = '';
  const parts: string[] = [];
  const onProgress = ({ part: next }: { readonly part: string }) => {
    const now = performance.now();
    if (name !== '') parts.push(`${name} ${((now - part) / 1000).toFixed(2)}`);
    [part, name] = [now, next];
  };
  say(
    `${what}: first reading`,
    await seconds(() => collectSnapshot(session, { timeoutMs, onProgress })),
    limit,
  );
  process.stdout.write(`  of that: ${parts.join(', ')}\n`);
  say(`${what}: next reading`, await seconds(() => collectSnapshot(session, { timeoutMs })));
  await session.close();
}

/** The snapshot is there already; only its way from PowerShell to here counts. */
async function crossingSpeed(folder: string) {
  const session = sessionOn(folder, withRules(7000), collectModules);
  const keep =
    'param($Parameters, $Progress)\n$Global:vmmKept = Collect\\Get-VmmFirewallSnapshot\n1';
  const give = 'param($Parameters, $Progress)\n$Global:vmmKept';
  const kept = await session.run({ name: 'keep', text: keep }, {}, run);
  if (!kept.ok) throw new Error(kept.error.why);
  const crossing = () =>
    session.run({ name: 'give', text: give }, {}, { timeoutMs, schema: snapshot });
  say('a snapshot of 7,000 rules crosses the session', await seconds(crossing), ' (limit 2 s)');
  await session.close();
}

function sixtyRules(): PlanStep[] {
  return Array.from({ length: 60 }, (_, n) => ({
    action: 'create-rule',
    rule: {
      name: `VmmFirewallCompanion-speed-${n}-tcp`,
      displayName: `Speed ${n}`,
      group: ownGroup,
      description: 'A rule to measure with.',
      direction: 'in',
      protocol: 'tcp',
      localPorts: [20_000 + n],
      remotePorts: [],
      profiles: ['domain'],
      remoteAddresses: [],
    },
    flows: [],
    reason: 'measured',
  }));
}

async function changeSpeed(folder: string) {
  const windows = makeFakeWindows(folder, sample, { elevated: true });
  const live = openFakeHost(windows);
  if (live === undefined || 'unavailable' in sample.host) throw new Error('no host');
  await live.collect({ timeoutMs });
  const catalogue = loadCatalogue(catalogueOf('2019'));
  const head = { id: 'speed', now: new Date(0), host: sample.host.name, catalogue, tool: 'speed' };
  const plan = planOf(sixtyRules(), head);
  let created = 0;
  const applying = async () => {
    const { outcome } = await live.apply(plan, true, { timeoutMs, manualScript: '' });
    if (outcome.kind !== 'done') throw new Error(outcome.why);
    created = outcome.result.steps.filter((step) => step.outcome === 'done').length;
    return success(undefined);
  };
  const took = await seconds(applying);
  say(`a plan of 60 rules, one call (${created} done)`, took);
  await live.close();
}
