import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fixFormats } from '../../core/remediation/writers/fix-formats.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const sample = 'sample:hyperv-host-2019-disabled-rules';
const voided = 'sample:policy-voids-local-rules-2022';

/** What each form of that host's plan must say, and what takes it back. */
const marks = {
  powershell: [
    /Enable-ExistingRule 'WINRM-HTTP-In-TCP'/,
    /Disable-ExistingRule 'WINRM-HTTP-In-TCP'/,
  ],
  gpo: [/Open-NetGPO[^]*Set-OwnRule[^]*Save-NetGPO/, /Remove-OwnRule[^]*Save-NetGPO/],
  dsc: [/Configuration VmmFirewall \{/, /Configuration VmmFirewallUndo \{/],
  ansible: [/^---$[^]*state: "present"/m, /^---$[^]*state: "absent"/m],
  netsh: [/advfirewall firewall add rule/, /advfirewall firewall delete rule/],
  reg: [/"WINRM-HTTP-In-TCP"="v[^]*Active=TRUE/, /"WINRM-HTTP-In-TCP"="v[^]*Active=FALSE/],
} as const;

const bytesOf: Readonly<Record<string, string>> = {
  powershell: 'efbbbf',
  gpo: 'efbbbf',
  dsc: 'efbbbf',
  reg: 'fffe',
};

describe('plan in the forms that others deploy', () => {
  it.each(fixFormats)('prints %s, and with --undo what takes it back', async (format) => {
    const [apply, undo] = marks[format];
    const made = await run(['plan', sample, '--format', format]);
    expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
    expect(made.out).toMatch(apply);
    const back = await run(['plan', sample, '--format', format, '--undo']);
    expect(back.out).toMatch(undo);
  });

  it.each(fixFormats)('writes %s with what takes it back beside it', async (format) => {
    const output = file(`fix-${format}.txt`);
    const { code, out } = await run(['plan', sample, '--format', format, '--output', output]);
    expect(code).toBe(0);
    const said = out.replaceAll(/\s+/g, ' ');
    expect(said).toContain(`in ${output}; ${file(`fix-${format}-undo.txt`)} takes them back.`);
    const encoding = format === 'reg' ? 'utf16le' : 'utf8';
    const [apply, undo] = marks[format];
    expect(readFileSync(output, encoding)).toMatch(apply);
    expect(readFileSync(file(`fix-${format}-undo.txt`), encoding)).toMatch(undo);
    const mark = bytesOf[format] ?? '';
    expect(readFileSync(output).toString('hex').slice(0, mark.length)).toBe(mark);
  });

  it('takes the form from the ending of the file', async () => {
    for (const [ending, mark] of [
      ['ps1', marks.powershell[0]],
      ['yml', marks.ansible[0]],
      ['cmd', marks.netsh[0]],
    ] as const) {
      expect((await run(['plan', sample, '--output', file(`by.${ending}`)])).code).toBe(0);
      expect(readFileSync(file(`by.${ending}`), 'utf8')).toMatch(mark);
    }
    await run(['plan', sample, '--output', file('by.json')]);
    expect(JSON.parse(readFileSync(file('by.json'), 'utf8'))).toMatchObject({ kind: 'plan' });
  });

  it('writes neither file where one of them is there already', async () => {
    writeFileSync(file('taken-undo.ps1'), 'mine');
    const { code, err } = await run(['plan', sample, '--output', file('taken.ps1')]);
    expect(code).toBe(2);
    expect(err).toContain('taken-undo.ps1" exists already; --force replaces it.');
    expect(existsSync(file('taken.ps1'))).toBe(false);
    expect((await run(['plan', sample, '--output', file('taken.ps1'), '--force'])).code).toBe(0);
  });

  it('gives the owner of a group policy the rules that it keeps from counting', async () => {
    const output = file('voided.ps1');
    const local = await run(['plan', voided, '--output', output]);
    expect(local).toMatchObject({ code: 2, err: expect.stringContaining('--format gpo') });
    expect(existsSync(output)).toBe(false);
    const made = await run(['plan', voided, '--format', 'gpo', '--output', output]);
    expect(made.code).toBe(0);
    expect(made.out).toContain('Then: Everything VMM needs is open on this server.');
    expect(readFileSync(output, 'utf8')).toContain('VmmFirewallCompanion-agent-data-bits-443');
  });

  it('leaves closed what may be, unless it is asked for', async () => {
    const exceptions = file('exceptions.yaml');
    const entry = '{flow: agent-data-bits-443, reason: moved soon, who: Ada}';
    writeFileSync(exceptions, `exceptions: [${entry}]\n`);
    const flow = ['--flow', 'agent-data-bits-443'];
    const planOf = async (args: readonly string[]) => {
      const { out } = await run(['plan', sample, '--json', '--exceptions', exceptions, ...args]);
      const { plan, before, after } = JSON.parse(out);
      const flows = plan.steps.flatMap((step: { flows: string[] }) => step.flows);
      return { has: flows.includes(flow[1]), failing: [before.failing, after.failing] };
    };
    expect(await planOf([])).toEqual({ has: false, failing: [7, 0] });
    expect(await planOf(flow)).toEqual({ has: true, failing: [7, 5] });
    const each = await run(['plan', '--each', sample, '--exceptions', exceptions]);
    expect(each.out).not.toContain('Flow: agent-data-bits-443');
  });

  it('says where --undo has no meaning', async () => {
    const { code, err } = await run(['plan', sample, '--undo']);
    expect(code).toBe(2);
    expect(err).toMatch(/--undo goes with .*powershell.*command undo\.\n$/);
  });
});

const playbook = z.tuple([
  z.object({
    vars: z.object({ vmm_fixes: z.record(z.string(), z.object({ rules: z.array(z.unknown()) })) }),
  }),
]);
const hostsOf = (text: string) => Object.keys(playbook.parse(parse(text))[0].vars.vmm_fixes);

describe('plan --each', () => {
  const both = [sample, 'sample:hardened-management-server-2022'];

  it('makes one playbook of the hosts that need a change, with their variables', async () => {
    const output = file('site.yml');
    const inputs = [...both, 'sample:healthy-management-server-2022'];
    const { code, out } = await run(['plan', '--each', ...inputs, '--output', output]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ rules for 2 of 3 servers, in .*site\.yml/);
    expect(out).toContain('ansible-playbook');
    expect(hostsOf(readFileSync(output, 'utf8'))).toEqual(['hv11', 'vmm02']);
    expect(hostsOf(readFileSync(file('site-undo.yml'), 'utf8'))).toEqual(['hv11', 'vmm02']);
  });

  it('leaves the output to the playbook where no file is named', async () => {
    const { out, err } = await run(['plan', '--each', ...both]);
    expect(hostsOf(out)).toEqual(['hv11', 'vmm02']);
    expect(err).toContain('rules for 2 of 2 servers');
  });

  it('writes a file for each host in the other forms', async () => {
    const output = file('scripts');
    const args = ['--format', 'powershell', '--output', output];
    expect((await run(['plan', '--each', ...both, ...args])).code).toBe(0);
    expect(readdirSync(output).toSorted()).toEqual([
      'HV11-undo.ps1',
      'HV11.ps1',
      'VMM02-undo.ps1',
      'VMM02.ps1',
    ]);
    const again = await run(['plan', '--each', ...both, ...args]);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
  });

  it('goes on after a broken input and after a second one of the same host', async () => {
    writeFileSync(file('broken.json'), '{"schemaVersion": 1');
    const inputs = [file('broken.json'), sample, sample.replace('sample:', './assets/samples/')];
    const { code, out, err } = await run(['plan', '--each', ...inputs.slice(0, 2)]);
    expect(code).toBe(2);
    expect(hostsOf(out)).toEqual(['hv11']);
    expect(err).toContain('broken.json');
    const twice = await run(['plan', '--each', sample, `${inputs[2]}.json`]);
    expect(twice.code).toBe(2);
    expect(twice.err).toContain('is planned from sample:hyperv-host-2019-disabled-rules already');
  });

  it('replaces no file where not one input could be read', async () => {
    writeFileSync(file('broken.json'), '{"schemaVersion": 1');
    writeFileSync(file('site.yml'), 'of yesterday');
    const args = ['--output', file('site.yml'), '--force'];
    const { code, out } = await run(['plan', '--each', file('broken.json'), ...args]);
    expect(code).toBe(2);
    expect(out).toContain('No server was planned, so nothing was written.');
    expect(readFileSync(file('site.yml'), 'utf8')).toBe('of yesterday');
  });

  it('says which servers keep closed flows, and asks for a folder', async () => {
    const { code, err } = await run(['plan', '--each', 'sample:block-over-allow-2022', sample]);
    expect(code).toBe(1);
    expect(err).toMatch(/1 flow\s+VMM03/);
    const asked = await run(['plan', '--each', sample, '--format', 'reg']);
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('--output') });
    const plain = await run(['plan', '--each', sample, '--json']);
    expect(plain).toMatchObject({ code: 2, err: expect.stringContaining('is for one server') });
  });
});
