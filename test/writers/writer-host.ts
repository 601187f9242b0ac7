import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ChangePlan, PlanStep } from '../../core/remediation/plan.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import { isAvailable, snapshot, type Snapshot } from '../../core/snapshot/schema.ts';
import type { TestEngine } from '../powershell-engine/test-engine.ts';
import { runEngine, type EngineRun } from '../powershell-engine/run.ts';
import { makeFakeWindows, type FakeWindows } from '../powershell/fake-windows/fake-windows.ts';
import { hostilePlan } from './hostile-plan.ts';

const samples = path.join(import.meta.dirname, '../../assets/samples');

/** A sample host, as what it was collected as. */
export function sampleHost(name = 'hyperv-host-2019-disabled-rules'): Snapshot {
  return snapshot.parse(JSON.parse(readFileSync(path.join(samples, `${name}.json`), 'utf8')));
}

type RuleText = readonly [name: string, fields: string];

/** A rule string so that two that say the same are equal: Windows has its own order and version. */
const comparable = (text: string): string => text.split('|').slice(1).toSorted().join('|');
export const sorted = (rules: readonly { name: string; data: string }[]): RuleText[] =>
  rules
    .map(({ name, data }): RuleText => [name, comparable(data)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The local rules of a snapshot, sorted. */
export function rulesOfSnapshot({ firewall }: Snapshot): RuleText[] {
  const keys = isAvailable(firewall.local) ? firewall.local.keys : [];
  const values = keys.find(({ path: key }) => key === 'FirewallRules')?.values ?? [];
  return sorted(values.map(({ name, data }) => ({ name, data: String(data) })));
}

/** The local rules of a host once steps are applied in memory, sorted. */
export const rulesAfter = (host: Snapshot, steps: readonly PlanStep[]): RuleText[] =>
  rulesOfSnapshot(applySteps(host, steps));

/** A sample host with a fake Windows of it, and a plan full of hostile text for it. */
export interface WriterHost {
  readonly sample: Snapshot;
  readonly plan: ChangePlan;
  readonly windows: FakeWindows;
  readonly folder: string;
  /** The local rules now, sorted. */
  rules(): RuleText[];
  /** Feeds text to a console, as pasting does. */
  paste(text: string): Promise<EngineRun>;
  /** Runs a script file, written as UTF-8 with a byte order mark. */
  runFile(text: string, args?: readonly string[]): Promise<EngineRun>;
  remove(): void;
}

export function writerHost(engine: TestEngine, options: { elevated?: boolean } = {}): WriterHost {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-writer-'));
  const sample = sampleHost();
  const windows = makeFakeWindows(path.join(folder, 'windows'), sample, {
    elevated: true,
    ...options,
  });
  const off = windows.rules().rules.find(({ name }) => name === 'WINRM-HTTP-In-TCP');
  if (off === undefined || !isAvailable(sample.host)) throw new Error('not the sample it was');
  return {
    sample,
    plan: hostilePlan(sample.host.name, { name: off.name, text: off.data }),
    windows,
    folder,
    rules: () => sorted(windows.rules().rules),
    paste: (text) => runEngine(engine, ['-Command', '-'], windows.environment, text),
    runFile: (text, args = []) => {
      const file = path.join(folder, 'script.ps1');
      writeFileSync(file, `\ufeff${text}`);
      return runEngine(engine, ['-File', file, ...args], windows.environment);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
