import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { powershellCommands } from '../../core/remediation/commands.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { rulesAfter, rulesOfSnapshot, writerHost, type WriterHost } from './writer-host.ts';

const engine = requireEngine();

describe('commands to copy', () => {
  it('are nothing for no steps', () => {
    expect(powershellCommands([])).toBe('');
    expect(powershellCommands([], true)).toBe('');
  });

  it('say why, and name the cmdlet with its module', () => {
    const step: PlanStep = {
      action: 'enable-rule',
      name: 'a’b',
      store: 'local',
      expected: 'v2.31|',
      flows: ['x', 'y'],
      reason: 'it is off',
    };
    expect(powershellCommands([step])).toBe(
      "# x, y: it is off\nNetSecurity\\Enable-NetFirewallRule -Name 'a’’b'\n\n",
    );
    expect(powershellCommands([step], true)).toBe(
      "NetSecurity\\Disable-NetFirewallRule -Name 'a’’b'\n\n",
    );
  });
});

describe.runIf(engine?.isStandIn)('commands in PowerShell', { timeout: 120_000 }, () => {
  let host: WriterHost;
  beforeEach(() => {
    if (!engine) throw new Error('no engine');
    host = writerHost(engine);
  });
  afterEach(() => host.remove());

  it('make the rules that applying the plan makes, and take them back', async () => {
    const { steps } = host.plan;
    const done = await host.paste(powershellCommands(steps));
    expect(done.stderr).toBe('');
    expect(host.rules()).toEqual(rulesAfter(host.sample, steps));
    const undone = await host.paste(powershellCommands(steps, true));
    expect(undone).toMatchObject({ stderr: '', stdout: '' });
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('run as a script file too', async () => {
    const { steps } = host.plan;
    expect((await host.runFile(powershellCommands(steps))).stderr).toBe('');
    expect(host.rules()).toEqual(rulesAfter(host.sample, steps));
  });
});
