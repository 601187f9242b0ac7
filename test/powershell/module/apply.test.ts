import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownGroup, type NewRule } from '../../../core/remediation/new-rule.ts';
import {
  canonicalPlanText,
  plan as planSchema,
  undoPlan,
  type ChangePlan,
  type Plan,
} from '../../../core/remediation/plan.ts';
import { ruleString } from '../../../core/remediation/rule-string.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { fakeHost, type FakeHost } from './host.ts';

const engine = requireEngine();

const step = z.object({
  action: z.string(),
  name: z.string(),
  outcome: z.string(),
  message: z.string(),
});
const reportSchema = z.object({
  outcome: z.string(),
  message: z.string(),
  undoPlan: z.string().nullable(),
  steps: z.array(step),
});

const rule: NewRule = {
  name: 'VmmFirewallCompanion-console-to-server-wcf-tcp',
  displayName: '"; Remove-Item $(throw) `n \' \u4e2d\u{1f600} & <x>',
  group: ownGroup,
  description: "it's $env:PATH; {0} %s @(1)",
  direction: 'in',
  protocol: 'tcp',
  localPorts: [8100, '5000-5010', 'RPC'],
  remotePorts: [],
  program: "C:\\Program Files\\a'b $(x)\\vmmservice.exe",
  service: 'SCVMMService',
  profiles: ['domain', 'private'],
  remoteAddresses: ['LocalSubnet', '10.1.2.0/24', 'fe80::1'],
};
const udpRule: NewRule = {
  name: 'VmmFirewallCompanion-name-udp-2',
  displayName: 'Name',
  group: ownGroup,
  description: 'Names',
  direction: 'out',
  protocol: 'udp',
  localPorts: [],
  remotePorts: [53],
  profiles: ['domain', 'private', 'public'],
  remoteAddresses: [],
};

describe.skipIf(engine === undefined || !engine.isStandIn)('apply', () => {
  let host: FakeHost;
  beforeEach(() => {
    if (engine === undefined) throw new Error('no engine');
    host = fakeHost(engine, 'hyperv-host-2019-disabled-rules');
  });
  afterEach(() => host.remove());

  const disabled = () => {
    const line =
      host
        .rules()
        .split('\n')
        .find((text) => text.includes('Active=FALSE')) ?? '';
    const [name = '', text = ''] = line.split('\t');
    return { name, text };
  };

  function changePlan(): ChangePlan {
    if ('unavailable' in host.sample.host) throw new Error('the sample has no name');
    const { name, text } = disabled();
    return {
      schemaVersion: 1,
      kind: 'plan',
      id: 'plan-1',
      createdAt: '2026-02-03T04:05:06Z',
      host: host.sample.host.name,
      catalogue: { id: 'vmm-2019', hash: 'a'.repeat(64) },
      tool: 'test',
      steps: [
        { action: 'create-rule', rule, flows: ['console-to-server-wcf'], reason: 'closed' },
        { action: 'enable-rule', name, store: 'local', expected: text, flows: [], reason: 'off' },
        { action: 'create-rule', rule: udpRule, flows: ['name'], reason: 'closed' },
      ],
    };
  }

  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  async function applyText(
    text: string,
    id: string,
    options: { hash?: string; args?: string[]; environment?: Record<string, string> } = {},
  ) {
    const file = path.join(host.folder, `${id}.json`);
    writeFileSync(file, text);
    const run = await host.run(
      'Invoke-VmmFirewallPlan.ps1',
      [
        '-PlanPath',
        file,
        '-Sha256',
        options.hash ?? sha256(text),
        '-OperationId',
        id,
        ...(options.args ?? []),
      ],
      options.environment,
    );
    expect(run.stderr).toBe('');
    return { ...reportSchema.parse(JSON.parse(run.stdout)), exitCode: run.exitCode };
  }
  const apply = (plan: Plan, id: string, options = {}) =>
    applyText(canonicalPlanText(planSchema.parse(plan)), id, options);
  const undoOf = (id: string) => readFileSync(path.join(host.records, `${id}.undo.json`), 'utf8');
  const outcomes = (report: { steps: { outcome: string }[] }) =>
    report.steps.map((one) => one.outcome);
  const textOf = (name: string) =>
    host
      .rules()
      .split('\n')
      .find((line) => line.startsWith(`${name}\t`))
      ?.split('\t')[1];

  it('creates and enables, records it, does nothing the second time, and takes all back', async () => {
    const before = host.rules();
    const plan = changePlan();
    const first = await apply(plan, 'op-1');
    expect(first).toMatchObject({ outcome: 'done', exitCode: 0, undoPlan: 'op-1.undo.json' });
    expect(outcomes(first)).toEqual(['done', 'done', 'done']);
    expect(textOf(rule.name)).toContain(`|App=${rule.program}|`);
    expect(textOf(rule.name)?.split('|').toSorted()).toEqual(
      ruleString(rule, { major: 2, minor: 31 }).split('|').toSorted(),
    );
    expect(textOf(udpRule.name)).toBe(ruleString(udpRule, { major: 2, minor: 31 }));
    expect(readdirSync(host.records).toSorted()).toEqual([
      'journal.jsonl',
      'op-1.result.json',
      'op-1.undo.json',
    ]);

    const changed = host.rules();
    const second = await apply(plan, 'op-2');
    expect(second.outcome).toBe('done');
    expect(outcomes(second)).toEqual(['already-done', 'already-done', 'already-done']);
    expect(host.rules()).toBe(changed);

    const undo = undoPlan.parse(JSON.parse(undoOf('op-1')));
    expect(undo.steps.map((one) => one.action)).toEqual([
      'remove-rule',
      'disable-rule',
      'remove-rule',
    ]);
    expect(undoPlan.parse(JSON.parse(undoOf('op-2'))).steps).toEqual([]);
    const back = await applyText(undoOf('op-1'), 'op-3');
    expect(back).toMatchObject({ outcome: 'done', undoPlan: null });
    expect(host.rules()).toBe(before);
    const again = await applyText(undoOf('op-1'), 'op-4');
    expect(outcomes(again)).toEqual(['already-done', 'already-done', 'already-done']);

    const journal = readFileSync(path.join(host.records, 'journal.jsonl'), 'utf8').trimEnd();
    const events = journal
      .split('\n')
      .map((line) => z.object({ event: z.string() }).parse(JSON.parse(line)).event);
    expect(events.slice(0, 8)).toEqual([
      'started',
      'change',
      'changed',
      'change',
      'changed',
      'change',
      'changed',
      'finished',
    ]);
  });

  it('changes and writes nothing with -WhatIf, even without rights', async () => {
    const before = host.rules();
    const report = await apply(changePlan(), 'op-1', {
      args: ['-WhatIf'],
      environment: { VMM_FAKE_ELEVATED: '0' },
    });
    expect(report.outcome).toBe('done');
    expect(outcomes(report)).toEqual(['would-change', 'would-change', 'would-change']);
    expect(host.rules()).toBe(before);
    expect(readdirSync(host.records)).toEqual([]);
  });

  it('needs administrator rights', async () => {
    const report = await apply(changePlan(), 'op-1', { environment: { VMM_FAKE_ELEVATED: '0' } });
    expect(report).toMatchObject({ outcome: 'refused', exitCode: 2 });
    expect(report.message).toMatch(/administrator/);
    expect(readdirSync(host.records)).toEqual([]);
  });

  it.each([0, 1, 2])('stops at a failure in step %i, and undo restores', async (at) => {
    const before = host.rules();
    const plan = changePlan();
    const name = [rule.name, disabled().name, udpRule.name][at] ?? '';
    const report = await apply(plan, 'op-1', { environment: { VMM_FAKE_FAILURE: name } });
    expect(report).toMatchObject({ outcome: 'failed', exitCode: 1 });
    expect(outcomes(report)).toEqual(
      [0, 1, 2].map((index) => (index < at ? 'done' : index === at ? 'failed' : 'not-done')),
    );
    expect(report.steps[at]?.message).toBe('Injected failure');
    const undone = await applyText(undoOf('op-1'), 'op-2');
    expect(undone.outcome).toBe('done');
    expect(host.rules()).toBe(before);
  });

  it('leaves what others have changed since, and says so', async () => {
    await apply(changePlan(), 'op-1');
    const changed = host.rules().replace('|LPort=8100|', '|LPort=8101|');
    host.writeRules(changed);
    const report = await applyText(undoOf('op-1'), 'op-2');
    expect(report).toMatchObject({ outcome: 'partly', exitCode: 1 });
    expect(outcomes(report)).toEqual(['done', 'done', 'left']);
    expect(textOf(rule.name)).toContain('|LPort=8101|');
  });

  it('stops where a rule is not as it was when the plan was made', async () => {
    const plan = changePlan();
    const { name, text } = disabled();
    host.writeRules(
      host.rules().replace(text, text.replace('Active=FALSE', 'Active=FALSE|LPort=1')),
    );
    const report = await apply(plan, 'op-1');
    expect(outcomes(report)).toEqual(['done', 'failed', 'not-done']);
    expect(textOf(name)).toContain('Active=FALSE');
  });

  it('stops where another rule has our name', async () => {
    host.writeRules(`${host.rules()}${rule.name}\tv2.31|Action=Allow|Active=TRUE|Dir=In|Name=x|\n`);
    const before = host.rules();
    expect(outcomes(await apply(changePlan(), 'op-1'))).toEqual(['failed', 'not-done', 'not-done']);
    expect(host.rules()).toBe(before);
  });

  describe('refuses, and changes nothing', () => {
    const refuse = async (text: string, options: { hash?: string } = {}, id = 'op-1') => {
      const before = host.rules();
      const report = await applyText(text, id, options);
      expect(report).toMatchObject({ outcome: 'refused', exitCode: 2 });
      expect(host.rules()).toBe(before);
      return report.message;
    };

    it('a wrong hash', async () => {
      expect(await refuse(canonicalPlanText(changePlan()), { hash: 'b'.repeat(64) })).toMatch(
        /SHA-256/,
      );
    });

    it('another computer', async () => {
      expect(await refuse(JSON.stringify({ ...changePlan(), host: 'OTHER' }))).toMatch(/OTHER/);
    });

    it('an operation id twice, or one that is a path', async () => {
      await apply(changePlan(), 'op-1');
      const before = host.rules();
      expect((await apply(changePlan(), 'op-1')).message).toMatch(/used before/);
      expect(host.rules()).toBe(before);
    });

    const undo = (steps: unknown[]) => ({ ...changePlan(), kind: 'undo', steps });
    const withRule = (changes: object) => ({
      ...changePlan(),
      steps: [{ action: 'create-rule', rule: { ...rule, ...changes }, flows: [], reason: 'r' }],
    });
    const cases: readonly (readonly [string, () => unknown])[] = [
      ['what is no JSON', () => undefined],
      ['an unknown field', () => ({ ...changePlan(), note: 'x' })],
      ['a missing field', () => ({ ...changePlan(), host: undefined })],
      ['another version', () => ({ ...changePlan(), schemaVersion: 2 })],
      ['an unknown kind', () => ({ ...changePlan(), kind: 'Plan' })],
      ['a list that is none', () => ({ ...changePlan(), steps: {} })],
      [
        'a step of an undo plan',
        () => ({
          ...changePlan(),
          steps: [{ action: 'remove-rule', name: rule.name, expected: 'v2.31|' }],
        }),
      ],
      ['an unknown step', () => ({ ...changePlan(), steps: [{ action: 'rule', name: 'x' }] })],
      [
        'one rule twice',
        () => ({ ...changePlan(), steps: [...changePlan().steps, changePlan().steps[1]] }),
      ],
      [
        'the removal of a foreign rule',
        () => undo([{ action: 'remove-rule', name: disabled().name, expected: 'v2.31|' }]),
      ],
      [
        'a wildcard',
        () => undo([{ action: 'disable-rule', name: 'WINRM*', expected: 'v2|', restore: 'v2|' }]),
      ],
      ['an unknown rule field', () => withRule({ edge: 'true' })],
      ['a foreign name', () => withRule({ name: 'WINRM-HTTP-In-TCP' })],
      ['a name with a newline', () => withRule({ name: `${rule.name}\n` })],
      ['a name of the other protocol', () => withRule({ protocol: 'udp', localPorts: [1] })],
      ['a pipe', () => withRule({ displayName: 'a|Action=Block' })],
      ['a reference into a file', () => withRule({ description: '@x.dll,-1' })],
      ['a turned direction', () => withRule({ displayName: 'a\u202eb' })],
      ['another group', () => withRule({ group: 'Remote Desktop' })],
      ['an unknown port word', () => withRule({ localPorts: ['Any'] })],
      ['port 0', () => withRule({ localPorts: [0] })],
      ['a port that is no number', () => withRule({ localPorts: [80.5] })],
      ['a turned range', () => withRule({ localPorts: ['90-80'] })],
      ['RPC outbound', () => withRule({ direction: 'out' })],
      ['nothing but any', () => withRule({ localPorts: [], program: undefined })],
      ['a program elsewhere', () => withRule({ program: '\\\\server\\share\\x.exe' })],
      ['a program with a wildcard', () => withRule({ program: 'C:\\*.exe' })],
      ['no profile', () => withRule({ profiles: [] })],
      ['an unknown profile', () => withRule({ profiles: ['Any'] })],
      ['everything as a prefix', () => withRule({ remoteAddresses: ['0.0.0.0/0'] })],
      ['a turned address range', () => withRule({ remoteAddresses: ['10.0.0.9-10.0.0.1'] })],
      ['an address word', () => withRule({ remoteAddresses: ['Any'] })],
      ['an object for a text', () => withRule({ displayName: { toString: 'x' } })],
      ['10,000 characters', () => withRule({ displayName: 'x'.repeat(10_000) })],
    ];
    // In one process: Read-VmmFirewallPlan is all that stands before a change.
    it('whatever is not in the vocabulary', async () => {
      const folder = path.join(host.folder, 'plans');
      mkdirSync(folder);
      const write = (name: string, text: string) => {
        writeFileSync(path.join(folder, `${name}.json`), text);
        writeFileSync(path.join(folder, `${name}.sha256`), sha256(text));
      };
      for (const [index, [, document]] of cases.entries()) {
        write(String(index), JSON.stringify(document()) ?? '{"a":');
      }
      write('good', canonicalPlanText(changePlan()));
      copyFileSync(
        path.join(import.meta.dirname, 'read-plans.ps1'),
        path.join(host.scripts, 'read-plans.ps1'),
      );
      const run = await host.run('read-plans.ps1', ['-Folder', folder]);
      expect(run.stderr).toBe('');
      const messages = z.record(z.string(), z.string()).parse(JSON.parse(run.stdout));
      expect(messages['good']).toBe('read');
      for (const [index, [what, document]] of cases.entries()) {
        expect(messages[String(index)], what).toMatch(/^(plan|The plan is not JSON)/);
        expect(planSchema.safeParse(document()).success, what).toBe(false);
      }
    });
  });

  it('keeps the journal readable after a line that a crash cut short', async () => {
    const journal = path.join(host.records, 'journal.jsonl');
    writeFileSync(journal, '{"at":"2026-01-01T00:00:00.000Z","event":"cha');
    await apply(changePlan(), 'op-1');
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    expect(lines.slice(1).every((line) => typeof JSON.parse(line) === 'object')).toBe(true);
    expect(existsSync(path.join(host.records, 'op-1.result.json'))).toBe(true);
  });
});
