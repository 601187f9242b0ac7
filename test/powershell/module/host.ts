import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { snapshot, type Snapshot } from '../../../core/snapshot/schema.ts';
import type { TestEngine } from '../../powershell-engine/test-engine.ts';
import { runEngine, type EngineRun } from '../../powershell-engine/run.ts';

const here = import.meta.dirname;
export const root = path.join(here, '..', '..', '..');
export const scripts = path.join(root, 'assets', 'powershell');

/** A computer of files: a sample host whose scripts are ours, but for the registry and the cmdlets. */
export interface FakeHost {
  readonly folder: string;
  readonly scripts: string;
  /** Where result, undo plan and journal go. */
  readonly records: string;
  readonly sample: Snapshot;
  rules(): string;
  writeRules(text: string): void;
  run(
    script: string,
    args: readonly string[],
    environment?: Record<string, string>,
  ): Promise<EngineRun>;
  remove(): void;
}

/** @param sampleName name of a sample host  @param change what differs from it */
export function fakeHost(
  engine: TestEngine,
  sampleName: string,
  change: (sample: Snapshot) => Snapshot = (sample) => sample,
): FakeHost {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-module-'));
  const copied = path.join(folder, 'powershell');
  cpSync(scripts, copied, { recursive: true });
  cpSync(path.join(here, 'fake', 'Machine.psm1'), path.join(copied, 'Machine.psm1'));
  const records = path.join(folder, 'records');
  mkdirSync(records);
  const sampleFile = path.join(root, 'assets', 'samples', `${sampleName}.json`);
  const sample = change(snapshot.parse(JSON.parse(readFileSync(sampleFile, 'utf8'))));
  const hostFile = path.join(folder, 'host.json');
  writeFileSync(hostFile, JSON.stringify(sample));
  const rulesFile = path.join(folder, 'rules.tsv');
  writeFileSync(rulesFile, rulesOf(sample));
  const fixed = {
    VMM_ENGINE_MODULES: ['CimCmdlets', 'NetSecurity']
      .map((name) => path.join(here, 'fake', `${name}.psm1`))
      .join(path.delimiter),
    VMM_FAKE_HOST: hostFile,
    VMM_FAKE_RULES: rulesFile,
    VMM_FAKE_FOLDER: records,
    SystemRoot: 'C:\\Windows',
  };
  return {
    folder,
    scripts: copied,
    records,
    sample,
    rules: () => readFileSync(rulesFile, 'utf8'),
    writeRules: (text) => writeFileSync(rulesFile, text),
    run: (script, args, environment = {}) =>
      runEngine(engine, ['-File', path.join(copied, script), ...args], {
        ...fixed,
        ...environment,
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Local rules as lines of name, tab and string. */
function rulesOf(sample: Snapshot): string {
  const { local } = sample.firewall;
  if ('unavailable' in local) return '';
  const values = local.keys.find((key) => key.path === 'FirewallRules')?.values ?? [];
  return values.map((value) => `${value.name}\t${String(value.data)}\n`).join('');
}
