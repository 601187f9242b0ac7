import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalPlanText, plan as planSchema } from '../../../core/remediation/plan.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { fakeHost, type FakeHost } from './host.ts';
import { planRunner, rule, sha256, type PlanRunner } from './plan-runner.ts';

const engine = requireEngine();

describe.skipIf(engine === undefined || !engine.isStandIn)('refuses', { timeout: 120_000 }, () => {
  let host: FakeHost;
  let on: PlanRunner;
  beforeEach(() => {
    if (engine === undefined) throw new Error('no engine');
    host = fakeHost(engine, 'hyperv-host-2019-disabled-rules');
    on = planRunner(host);
  });
  afterEach(() => host.remove());

  const refuse = async (text: string, options: { hash?: string } = {}, id = 'op-1') => {
    const before = host.rules();
    const report = await on.applyText(text, id, options);
    expect(report).toMatchObject({ outcome: 'refused', exitCode: 2 });
    expect(host.rules()).toBe(before);
    return report.message;
  };

  it('a wrong hash', async () => {
    expect(await refuse(canonicalPlanText(on.changePlan()), { hash: 'b'.repeat(64) })).toMatch(
      /SHA-256/,
    );
  });

  it('another computer', async () => {
    expect(await refuse(JSON.stringify({ ...on.changePlan(), host: 'OTHER' }))).toMatch(/OTHER/);
  });

  it('an operation id twice', async () => {
    await on.apply(on.changePlan(), 'op-1');
    const before = host.rules();
    expect((await on.apply(on.changePlan(), 'op-1')).message).toMatch(/used before/);
    expect(host.rules()).toBe(before);
  });

  it('a path that is not whole, or on another computer, and a file that cannot be a plan', async () => {
    let runs = 0;
    const run = async (file: string, hash = 'a'.repeat(64), id = `op-${(runs += 1)}`) => {
      const args = ['-PlanPath', file, '-Sha256', hash, '-OperationId', id];
      const { stdout } = await host.run('Invoke-VmmFirewallPlan.ps1', args);
      return z
        .object({ outcome: z.literal('refused'), message: z.string() })
        .parse(JSON.parse(stdout)).message;
    };
    expect(await run('plan.json')).toMatch(/a full path on this computer/);
    expect(await run('\\\\server\\share\\plan.json')).toMatch(/a full path on this computer/);
    expect(await run('//server/share/plan.json')).toMatch(/a full path on this computer/);
    expect(await run('/x', 'a'.repeat(64), '../op')).toMatch(/operation id is not valid/);
    const write = (name: string, bytes: Buffer) => {
      const file = path.join(host.folder, name);
      writeFileSync(file, bytes);
      return run(file, createHash('sha256').update(bytes).digest('hex'));
    };
    expect(await write('large', Buffer.alloc(4_000_001, ' '))).toMatch(/larger than 4000000 bytes/);
    expect(await write('latin', Buffer.from('{"a":"\u00fc"}', 'latin1'))).toMatch(/JSON in UTF-8/);
    expect(await write('empty', Buffer.alloc(0))).toMatch(/an object was expected/);
  });

  const undo = (steps: unknown[]) => ({ ...on.changePlan(), kind: 'undo', steps });
  const removal = (steps: unknown[]) => ({ ...on.changePlan(), kind: 'removal', steps });
  const withRule = (changes: object) => ({
    ...on.changePlan(),
    steps: [{ action: 'create-rule', rule: { ...rule, ...changes }, flows: [], reason: 'r' }],
  });
  const withCatalogue = (changes: object) => ({
    ...on.changePlan(),
    catalogue: { ...on.changePlan().catalogue, ...changes },
  });
  const manySteps = () =>
    Array.from({ length: 501 }, (_, index) => ({
      action: 'enable-rule',
      name: `r${index}`,
      store: 'local',
      expected: 'v2.31|',
      flows: [],
      reason: 'off',
    }));
  const cases: readonly (readonly [string, () => unknown])[] = [
    ['what is no JSON', () => undefined],
    ['an unknown field', () => ({ ...on.changePlan(), note: 'x' })],
    ['a missing field', () => ({ ...on.changePlan(), host: undefined })],
    ['another version', () => ({ ...on.changePlan(), schemaVersion: 2 })],
    ['an unknown kind', () => ({ ...on.changePlan(), kind: 'Plan' })],
    ['a list that is none', () => ({ ...on.changePlan(), steps: {} })],
    [
      'a step of an undo plan',
      () => ({
        ...on.changePlan(),
        steps: [{ action: 'remove-rule', name: rule.name, expected: 'v2.31|' }],
      }),
    ],
    ['an unknown step', () => ({ ...on.changePlan(), steps: [{ action: 'rule', name: 'x' }] })],
    [
      'one rule twice',
      () => ({ ...on.changePlan(), steps: [...on.changePlan().steps, on.changePlan().steps[1]] }),
    ],
    [
      'the removal of a foreign rule',
      () => undo([{ action: 'remove-rule', name: on.disabled().name, expected: 'v2.31|' }]),
    ],
    [
      'a wildcard',
      () => undo([{ action: 'disable-rule', name: 'WINRM*', expected: 'v2|', restore: 'v2|' }]),
    ],
    [
      'a removal in a plan',
      () => ({
        ...on.changePlan(),
        steps: [{ action: 'remove-own-rule', rule, expected: 'v2.31|' }],
      }),
    ],
    ['a plan in a removal', () => ({ ...on.changePlan(), kind: 'removal' })],
    [
      'the removal of a rule with a foreign name',
      () => removal([{ action: 'remove-own-rule', rule: { ...rule, name: 'X' }, expected: 'v2|' }]),
    ],
    [
      'a removal that names a rule beside',
      () => removal([{ action: 'remove-own-rule', rule, name: 'X', expected: 'v2|' }]),
    ],
    [
      'a restored rule of others',
      () => undo([{ action: 'restore-rule', rule: { ...rule, group: 'X' } }]),
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
    ['a single address as a prefix', () => withRule({ remoteAddresses: ['10.0.0.1/32'] })],
    ['a prefix that is too long', () => withRule({ remoteAddresses: ['10.0.0.1/33'] })],
    ['one of IPv6', () => withRule({ remoteAddresses: ['fe80::1/128'] })],
    ['a mask', () => withRule({ remoteAddresses: ['10.0.0.0/255.0.0.0'] })],
    ['a range of two families', () => withRule({ remoteAddresses: ['10.0.0.1-fe80::1'] })],
    ['an address with a zone', () => withRule({ remoteAddresses: ['fe80::1%1'] })],
    ['an address with leading zeros', () => withRule({ remoteAddresses: ['010.0.0.1'] })],
    ['half an address', () => withRule({ remoteAddresses: ['10.1'] })],
    ['the name All', () => withRule({ displayName: 'aLL' })],
    ['a service that is none', () => withRule({ service: 'a|b' })],
    ['a port above all', () => withRule({ localPorts: [65536] })],
    ['a range above all', () => withRule({ localPorts: ['1-65536'] })],
    ['a range of one port', () => withRule({ localPorts: ['80-80'] })],
    ['RPC as a remote port', () => withRule({ remotePorts: ['RPC'] })],
    ['too many steps', () => ({ ...on.changePlan(), steps: manySteps() })],
    ['a step that is a list', () => ({ ...on.changePlan(), steps: [[]] })],
    ['a list for a plan', () => [on.changePlan()]],
    ['a hash in capitals', () => withCatalogue({ hash: 'A'.repeat(64) })],
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
    write('good', canonicalPlanText(on.changePlan()));
    copyFileSync(
      path.join(import.meta.dirname, 'read-plans.ps1'),
      path.join(host.scripts, 'read-plans.ps1'),
    );
    const run = await host.run('read-plans.ps1', ['-Folder', folder]);
    expect(run.stderr).toBe('');
    const messages = z.record(z.string(), z.string()).parse(JSON.parse(run.stdout));
    expect(messages['good']).toBe('read');
    const refused = cases.map(([what, document], index) => ({
      what,
      message: messages[String(index)],
      schema: planSchema.safeParse(document()).success,
    }));
    expect(refused).toEqual(
      cases.map(([what]) => ({
        what,
        message: expect.stringMatching(/^(plan|The plan is not JSON)/),
        schema: false,
      })),
    );
  });
});
