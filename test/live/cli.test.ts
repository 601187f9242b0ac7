import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { fakeLiveHost, type FakeLiveHost } from './fake-live-host.ts';
import { runLine, sampleFile } from './run-line.ts';

const sample = 'hyperv-host-2019-disabled-rules';
const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-cli-live-'));
const file = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('plan on a file', () => {
  it('says the sentence before and after, the change in words and exactly', async () => {
    const { code, out, err } = await runLine(['plan', `sample:${sample}`]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Now: {2}8 of 9 required flows are closed.*\nThen: Everything VMM needs/);
    expect(out).toContain("Enable-NetFirewallRule -Name 'WINRM-HTTP-In-TCP'");
    expect(out).toContain("LocalPort = '443'");
  });

  it('proposes for one flow only, and says which ids there are', async () => {
    const { out } = await runLine([
      'plan',
      `sample:${sample}`,
      '--flow',
      'agent-control-winrm-5985',
      '--json',
    ]);
    const { plan } = JSON.parse(out);
    expect(plan.steps).toHaveLength(1);
    const unknown = await runLine(['plan', `sample:${sample}`, '--flow', 'x\u202ey']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toMatch(
      /^vmm-firewall: This server takes part in no flow "xy"; [^\n]+\.\n$/,
    );
  });

  it('says what the owner of the policy needs where no local rule can help', async () => {
    const { code, out } = await runLine(['plan', 'sample:policy-voids-local-rules-2022']);
    expect(code).toBe(1);
    expect(out).toContain('No local rule can open');
    expect(out).toContain('Group policy voids local rules on the');
    expect(out).not.toContain('There is nothing to change');
    expect(out.match(/AllowLocalPolicyMerge/g)).toHaveLength(1);
    expect(out).toContain('For who owns the group policy');
    expect(out).toMatch(/PolicyStore = 'DOMAIN\\POLICY NAME'/);
  });

  it('does not say that no rule can open what nobody can tell', async () => {
    const { code, out } = await runLine(['plan', 'sample:partly-unreadable-host-2022']);
    expect(code).toBe(1);
    expect(out).toContain('Not decided, so nothing is offered');
    expect(out).not.toContain('No local rule can open');
  });

  it('says that there is nothing to change', async () => {
    const { code, out } = await runLine(['plan', 'sample:healthy-management-server-2022']);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Now:  Everything VMM needs is open on this server.\n\nThere is nothing to change.\n',
    });
    const written = await runLine([
      'plan',
      'sample:healthy-management-server-2022',
      '--output',
      file('none.json'),
    ]);
    expect(written).toMatchObject({ code: 2, out: '' });
  });
});

describe('a computer that is not Windows', () => {
  it.each([
    [['collect'], 'A snapshot is collected on'],
    [['apply', 'plan.json'], 'A plan is applied on'],
    [['undo'], 'A change is undone on'],
    [['remove-own'], 'Rules are removed on'],
    [['journal'], 'The journal of changes is kept on'],
    [['assess', 'live'], 'The input live is read on'],
  ])('%j says so in one sentence', async (args, start) => {
    expect(await runLine(args)).toEqual({
      code: 2,
      out: '',
      err: `vmm-firewall: ${start} the Windows server itself; this computer is not Windows.\n`,
    });
  });
});

describe.runIf(requireEngine()?.isStandIn === true)(
  'on the fake Windows',
  { timeout: 240_000 },
  () => {
    let host: FakeLiveHost;
    beforeAll(() => {
      const parsed = snapshotSchema.parse(
        JSON.parse(readFileSync(sampleFile(`${sample}.json`), 'utf8')),
      );
      const made = fakeLiveHost(parsed);
      if (made === undefined) throw new Error('no engine');
      host = made;
    });
    afterAll(() => host?.live.close());
    const live = (args: readonly string[], answer?: string) => runLine(args, host.live, answer);
    const failsWith = async (args: readonly string[], sentence: RegExp) => {
      const before = host.windows.rules();
      const { code, err } = await live(args);
      expect(code).toBe(2);
      expect(err).toMatch(/^vmm-firewall: [^\n]+\n$/);
      expect(err).toMatch(sentence);
      expect(host.windows.rules()).toEqual(before);
    };

    it('plans, applies, reads again, tells it, and takes it back to the byte', async () => {
      const { rules } = host.windows.rules();
      expect(await live(['plan', 'live', '--output', file('plan.json')])).toMatchObject({
        code: 0,
      });

      const tried = await live(['apply', file('plan.json'), '--what-if']);
      expect(tried.out).toContain('WINRM-HTTP-In-TCP: The rule is enabled.');
      expect(await live(['apply', file('plan.json')], 'n')).toMatchObject({ code: 2 });
      await failsWith(['apply', file('plan.json')], /nobody can be asked here/);
      expect(host.windows.rules().rules).toEqual(rules);
      expect((await live(['journal'])).out).toBe('Nothing was changed here yet.\n');
      await failsWith(['undo'], /nothing was changed here yet/);

      const applied = await live(['apply', file('plan.json')], 'y');
      expect(applied).toMatchObject({
        code: 0,
        err: 'Reading this computer...\nReading this computer...\n',
      });
      expect(applied.out).toContain('Done: 1 rule created, 5 switched on.');
      expect(applied.out).toContain('Read again: Everything VMM needs is open on this server.');
      const id = /vmm-firewall undo (\S+)/.exec(applied.out)?.[1] ?? '';
      const journal = JSON.parse((await live(['journal', '--json'])).out);
      expect(journal).toMatchObject([{ id, kind: 'plan', state: 'done' }]);
      await failsWith(['undo', 'no-such-entry'], /no change "no-such-entry"/);
      const xccdf = (await live(['assess', 'live', '--format', 'xccdf'])).out;
      expect(xccdf.match(/<result>fixed<\/result>/g)?.length).toBeGreaterThanOrEqual(8);
      expect(JSON.parse((await live(['assess', 'live', '--format', 'json'])).out)).toMatchObject({
        changes: [{ kind: 'change', verified: true, steps: { length: 6 } }],
      });

      const undone = await live(['undo', '--yes']);
      expect(undone).toMatchObject({ code: 0 });
      expect(undone.out).toContain('Read again: 8 of 9 required flows are closed on this server.');
      expect(host.windows.rules().rules).toEqual(rules);
      await failsWith(['undo', id, '--yes'], /undone already/);
      await failsWith(['undo', '--yes'], /every change here has been undone/);
      expect((await live(['journal'])).out).toContain('1 change, 0 of them not undone.');
    });

    it('refuses plans that were changed, that are of another computer, and that are none', async () => {
      await live(['plan', 'live', '--output', file('sound.json')]);
      const text = readFileSync(file('sound.json'), 'utf8');
      const write = (name: string, content: string) => writeFileSync(file(name), content);
      write('changed.json', text.replace(/\b443\b/, '4433'));
      await failsWith(['apply', file('changed.json'), '--yes'], /changed since it was made/);
      write('extra.json', text.replace('{', '{"note": "\u202e\\n$(x)",'));
      await failsWith(['apply', file('extra.json'), '--yes'], /is no plan: /);
      write('none.json', 'MZ\u0000');
      await failsWith(['apply', file('none.json'), '--yes'], /JSON was expected/);
      await failsWith(['apply', file('missing.json'), '--yes'], /there is no such file/);
      await runLine(['plan', 'sample:hyperv-host-2012r2', '--output', file('other.json')]);
      await failsWith(
        ['apply', file('other.json'), '--yes'],
        /The plan was made for "[^"]+", and this/,
      );
    });

    it('collects a snapshot that reads as the live host does', async () => {
      expect(await live(['collect', '--output', file('host.json')])).toMatchObject({
        code: 0,
        out: '',
      });
      const [snapshot, now] = [
        await runLine(['plan', file('host.json')]),
        await live(['plan', 'live']),
      ];
      expect(snapshot.out.split('Next')[0]).toBe(now.out.split('Next')[0]);
      await failsWith(['plan', 'live', file('host.json')], /goes with no other input/);
    });
  },
);
