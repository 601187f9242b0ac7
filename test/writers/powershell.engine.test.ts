import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePowershell } from '../../core/remediation/writers/ps-script.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { parseScripts } from '../powershell-engine/parse-script.ts';
import { hostileFix } from './fix-of-plan.ts';
import { rulesAfter, rulesOfSnapshot, writerHost, type WriterHost } from './writer-host.ts';

const engine = requireEngine();

/** The fake's answer in place of the token, which only Windows has. */
function withFakeElevation(script: string): string {
  const start = script.indexOf('function Test-Elevation {');
  const end = script.indexOf('\r\n}\r\n', start);
  if (start < 0 || end < 0) throw new Error('the script does not look at its rights');
  return `${script.slice(0, start)}function Test-Elevation { FakeWindows\\Test-FakeElevation${script.slice(end)}`;
}

describe.runIf(engine?.isStandIn)('the PowerShell script', { timeout: 120_000 }, () => {
  let host: WriterHost;
  const begin = (options = {}) => {
    if (!engine) throw new Error('no engine');
    host = writerHost(engine, options);
  };
  beforeEach(() => begin());
  afterEach(() => host.remove());
  const run = (way: 'apply' | 'undo', args: readonly string[] = []) =>
    host.runFile(withFakeElevation(writePowershell(hostileFix(host.plan), way)), args);

  it('makes the rules that applying the plan makes, twice the same, and takes them back', async () => {
    const planned = rulesAfter(host.sample, host.plan.steps);
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(planned);
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(planned);
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('sets a rule of ours right that others have changed', async () => {
    await run('apply');
    const { epoch, rules } = host.windows.rules();
    const changed = rules.map(({ name, data }) => ({
      name,
      data: name.startsWith('VmmFirewallCompanion-hostile-1-')
        ? data.replace('|LPort=8101|', '|LPort=1|RPort=2|RA4=1.2.3.4|App=C:\\x.exe|Svc=s|')
        : data,
    }));
    expect(changed).not.toEqual(rules);
    host.windows.setRules({ epoch, rules: changed });
    expect((await run('apply')).stderr).toBe('');
    expect(host.rules()).toEqual(rulesAfter(host.sample, host.plan.steps));
  });

  it('changes nothing with -WhatIf', async () => {
    const shown = await run('apply', ['-WhatIf']);
    expect(shown).toMatchObject({ stderr: '', exitCode: 0 });
    expect(shown.stdout.match(/What if:/g)).toHaveLength(host.plan.steps.length);
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('refuses without administrator rights, before it changes anything', async () => {
    host.remove();
    begin({ elevated: false });
    const refused = await run('apply');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain('administrator rights');
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('stops at the first failure', async () => {
    host.windows.inject({ failChange: 2, message: 'broken' });
    const failed = await run('apply');
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stderr).toContain('broken');
    expect(host.rules()).toEqual(rulesAfter(host.sample, host.plan.steps.slice(0, 1)));
  });

  it('uses nothing newer than 5.1', async () => {
    if (!engine) throw new Error('no engine');
    const files = (['apply', 'undo'] as const).map((way) => {
      const file = path.join(host.folder, `${way}.ps1`);
      writeFileSync(file, `\ufeff${writePowershell(hostileFix(host.plan), way)}`);
      return file;
    });
    const findings = await parseScripts(engine, files);
    expect(findings.filter(({ rule }) => rule !== 'not-ascii')).toEqual([]);
  });
});
