import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleString } from '../../core/remediation/rule-string.ts';
import { writeGpo } from '../../core/remediation/writers/gpo-script.ts';
import { ownRules } from '../../core/remediation/writers/own-rules.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { parseScripts } from '../powershell-engine/parse-script.ts';
import { hostileFix } from './fix-of-plan.ts';
import { rulesOfSnapshot, sorted, writerHost, type WriterHost } from './writer-host.ts';

const engine = requireEngine();
const gpo = 'contoso.com\\VMM firewall';
const foreign = { name: 'WINRM-HTTP-In-TCP', data: 'v2.31|Action=Block|Active=FALSE|Name=other|' };
const gpoRules = z.array(z.object({ name: z.string(), data: z.string() }));

describe.runIf(engine?.isStandIn)('the script for a group policy', { timeout: 120_000 }, () => {
  let host: WriterHost;
  const file = () => path.join(host.windows.folder, 'gpo-contoso.com_VMM_firewall.json');
  const rules = () => sorted(gpoRules.parse(JSON.parse(readFileSync(file(), 'utf8'))));
  beforeEach(() => {
    if (!engine) throw new Error('no engine');
    host = writerHost(engine);
    writeFileSync(file(), JSON.stringify([foreign]));
  });
  afterEach(() => host.remove());
  const run = (way: 'apply' | 'undo', args: readonly string[] = []) =>
    host.runFile(writeGpo(hostileFix(host.plan), way), ['-Gpo', gpo, ...args]);
  const planned = () =>
    sorted([
      foreign,
      ...ownRules(host.plan).flatMap(({ rule }) =>
        rule === undefined
          ? []
          : [{ name: rule.name, data: ruleString(rule, { major: 2, minor: 31 }) }],
      ),
    ]);

  it('puts the rules of the plan into the object, twice the same, and takes them out', async () => {
    expect(planned()).toHaveLength(host.plan.steps.length + 1);
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(rules()).toEqual(planned());
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(rules()).toEqual(planned());
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(rules()).toEqual(sorted([foreign]));
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('saves nothing with -WhatIf, and nothing when a change fails', async () => {
    expect((await run('apply', ['-WhatIf'])).stderr).toBe('');
    expect(rules()).toEqual(sorted([foreign]));
    host.windows.inject({ failChange: 3, message: 'broken' });
    expect((await run('apply')).stderr).toContain('broken');
    expect(rules()).toEqual(sorted([foreign]));
  });

  it('says which rule it cannot put there', async () => {
    const expected = 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=1|Edge=TRUE|Name=x|';
    const plan = {
      ...host.plan,
      steps: host.plan.steps.flatMap((step) =>
        step.action === 'enable-rule' ? [{ ...step, name: "It's $(x)", expected }] : [],
      ),
    };
    const warned = await host.runFile(writeGpo(hostileFix(plan), 'apply'), ['-Gpo', gpo]);
    expect(warned.stderr).toBe('');
    expect(warned.stdout).toContain("Not written: It's $(x) has conditions");
    expect(rules()).toEqual(sorted([foreign]));
  });

  it('uses nothing newer than 5.1', async () => {
    if (!engine) throw new Error('no engine');
    const script = path.join(host.folder, 'gpo.ps1');
    writeFileSync(script, `\ufeff${writeGpo(hostileFix(host.plan), 'apply')}`);
    const findings = await parseScripts(engine, [script]);
    expect(findings.filter(({ rule }) => rule !== 'not-ascii')).toEqual([]);
  });
});
