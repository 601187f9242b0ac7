import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { switchRule } from '../../core/remediation/writers/ansible-task.ts';
import { YamlBlock } from '../../core/remediation/writers/yaml-text.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { rulesAfter, rulesOfSnapshot, sorted, writerHost, type WriterHost } from './writer-host.ts';

const engine = requireEngine();

/** The script of a task as win_powershell calls it, and what it says of a change. */
function asScript(on: boolean, name: string): string {
  const { script } = switchRule(name, on);
  if (!(script instanceof YamlBlock)) throw new Error('no script');
  return [
    '$Ansible = [pscustomobject]@{ Changed = $true }',
    `& {\n${script.lines.join('\n')}\n} -Name '${name}'`,
    'Write-Output "changed: $($Ansible.Changed)"',
  ].join('\n');
}

describe.runIf(engine?.isStandIn)("the script of Ansible's tasks", { timeout: 120_000 }, () => {
  let host: WriterHost;
  beforeEach(() => {
    if (!engine) throw new Error('no engine');
    host = writerHost(engine);
  });
  afterEach(() => host.remove());
  const name = 'WINRM-HTTP-In-TCP';
  const run = async (on: boolean): Promise<string> => {
    const { stdout, stderr, exitCode } = await host.runFile(asScript(on, name));
    return exitCode === 0 && stderr === '' ? stdout.trim() : 'failed';
  };

  it('switches a rule on and off, and says what it changed', async () => {
    expect(await run(true)).toBe('changed: True');
    expect(host.rules()).toEqual(rulesAfter(host.sample, host.plan.steps.slice(0, 1)));
    expect(await run(true)).toBe('changed: False');
    expect(await run(false)).toBe('changed: True');
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
    expect(await run(false)).toBe('changed: False');
  });

  it('fails for a rule that is not there, but not when that is to be switched off', async () => {
    const { epoch, rules } = host.windows.rules();
    const others = rules.filter((rule) => rule.name !== name);
    host.windows.setRules({ epoch, rules: others });
    expect(await run(true)).toBe('failed');
    expect(await run(false)).toBe('changed: False');
    expect(host.rules()).toEqual(sorted(others));
  });
});
