import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { runEngine } from '../../powershell-engine/run.ts';
import { fakeHost, scripts } from './host.ts';

const engine = requireEngine();
const mode = { VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage' };

/** What reg.exe does as we call it, for one key; in its language it says nothing one could rely on. */
const regProgram = `#!${process.execPath}
const fs = require('node:fs');
const [verb, key, file] = process.argv.slice(2);
if (/Denied/.test(key)) { console.error('FEHLER: Zugriff verweigert'); process.exit(1); }
const lines = ['Windows Registry Editor Version 5.00', '', '[HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\A]', '"x"="y \\u4e2d"',
  '', '[HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\A\\\\RestrictedServices\\\\B]', '"q"=dword:00000001', '', ''];
if (verb === 'export') fs.writeFileSync(file.replaceAll('\\\\', '/'), '\\uFEFF' + lines.join('\\r\\n'), 'utf16le');
`;

const stands = engine?.isStandIn === true;
describe.skipIf(!stands)('in Constrained Language Mode', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-locked-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('a plan is refused with its reason, and nothing written', async () => {
    if (engine === undefined) throw new Error('no engine');
    const host = fakeHost(engine, 'hyperv-host-2019-disabled-rules');
    // The real one: its stand-in calls methods.
    cpSync(path.join(scripts, 'Machine.psm1'), path.join(host.scripts, 'Machine.psm1'));
    const plan = ['-PlanPath', '/plan.json', '-Sha256', 'a', '-OperationId', 'op-1'];
    const run = await host.run('Invoke-VmmFirewallPlan.ps1', plan, mode);
    const records = readdirSync(host.records);
    host.remove();
    expect(run).toMatchObject({ stderr: '', exitCode: 2 });
    expect(JSON.parse(run.stdout)).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('Constrained Language Mode') as unknown,
    });
    expect(records).toEqual([]);
  });

  it('the registry is read by reg.exe, and a key that may not be read is an error', async () => {
    if (engine === undefined) throw new Error('no engine');
    const system = path.join(folder, 'System32');
    mkdirSync(system);
    writeFileSync(path.join(system, 'reg.exe'), regProgram);
    chmodSync(path.join(system, 'reg.exe'), 0o755);
    const script = path.join(import.meta.dirname, 'registry-by-program.ps1');
    const run = await runEngine(engine, ['-File', script, '-Folder', scripts], {
      ...mode,
      SystemRoot: folder,
      TEMP: folder,
    });
    expect(run.stderr).toBe('');
    const value = { name: 'x', type: 'REG_SZ', data: 'y \u4e2d' };
    expect(JSON.parse(run.stdout)).toEqual({
      keys: [{ path: '', values: [value] }],
      value,
      missing: [],
      went: 'an error',
    });
    // The exported file is gone.
    expect(readdirSync(folder)).toEqual(['System32']);
  });
});
