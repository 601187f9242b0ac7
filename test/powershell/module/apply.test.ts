import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { undoPlan } from '../../../core/remediation/plan.ts';
import { ruleString } from '../../../core/remediation/rule-string.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { fakeHost, type FakeHost } from './host.ts';
import { outcomes, planRunner, rule, udpRule, type PlanRunner } from './plan-runner.ts';

const engine = requireEngine();

describe.skipIf(engine === undefined || !engine.isStandIn)('apply', { timeout: 120_000 }, () => {
  let host: FakeHost;
  let on: PlanRunner;
  beforeEach(() => {
    if (engine === undefined) throw new Error('no engine');
    host = fakeHost(engine, 'hyperv-host-2019-disabled-rules');
    on = planRunner(host);
  });
  afterEach(() => host.remove());

  it('creates and enables, records it, does nothing the second time, and takes all back', async () => {
    const before = host.rules();
    const plan = on.changePlan();
    const first = await on.apply(plan, 'op-1');
    expect(first).toMatchObject({ outcome: 'done', exitCode: 0, undoPlan: 'op-1.undo.json' });
    expect(outcomes(first)).toEqual(['done', 'done', 'done']);
    expect(on.textOf(rule.name)).toContain(`|App=${rule.program}|`);
    expect(on.textOf(rule.name)?.split('|').toSorted()).toEqual(
      ruleString(rule, { major: 2, minor: 31 }).split('|').toSorted(),
    );
    expect(on.textOf(udpRule.name)).toBe(ruleString(udpRule, { major: 2, minor: 31 }));
    expect(readdirSync(host.records).toSorted()).toEqual([
      'journal.jsonl',
      'op-1.result.json',
      'op-1.undo.json',
    ]);

    const changed = host.rules();
    const second = await on.apply(plan, 'op-2');
    expect(second.outcome).toBe('done');
    expect(outcomes(second)).toEqual(['already-done', 'already-done', 'already-done']);
    expect(host.rules()).toBe(changed);

    const undo = undoPlan.parse(JSON.parse(on.undoOf('op-1')));
    expect(undo.steps.map((one) => one.action)).toEqual([
      'remove-rule',
      'disable-rule',
      'remove-rule',
    ]);
    expect(undoPlan.parse(JSON.parse(on.undoOf('op-2'))).steps).toEqual([]);
    const back = await on.applyText(on.undoOf('op-1'), 'op-3');
    expect(back).toMatchObject({ outcome: 'done', undoPlan: null });
    expect(host.rules()).toBe(before);
    const again = await on.applyText(on.undoOf('op-1'), 'op-4');
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
    const report = await on.apply(on.changePlan(), 'op-1', {
      args: ['-WhatIf'],
      environment: { VMM_FAKE_ELEVATED: '0' },
    });
    expect(report.outcome).toBe('done');
    expect(outcomes(report)).toEqual(['would-change', 'would-change', 'would-change']);
    expect(host.rules()).toBe(before);
    expect(readdirSync(host.records)).toEqual([]);
  });

  it('needs administrator rights', async () => {
    const report = await on.apply(on.changePlan(), 'op-1', {
      environment: { VMM_FAKE_ELEVATED: '0' },
    });
    expect(report).toMatchObject({ outcome: 'refused', exitCode: 2 });
    expect(report.message).toMatch(/administrator/);
    expect(readdirSync(host.records)).toEqual([]);
  });

  it.each([0, 1, 2])('stops at a failure in step %i, and undo restores', async (at) => {
    const before = host.rules();
    const plan = on.changePlan();
    const name = [rule.name, on.disabled().name, udpRule.name][at] ?? '';
    const report = await on.apply(plan, 'op-1', { environment: { VMM_FAKE_FAILURE: name } });
    expect(report).toMatchObject({ outcome: 'failed', exitCode: 1 });
    expect(outcomes(report)).toEqual(
      [0, 1, 2].map((index) => (index < at ? 'done' : index === at ? 'failed' : 'not-done')),
    );
    expect(report.steps[at]?.message).toBe('Injected failure');
    const undone = await on.applyText(on.undoOf('op-1'), 'op-2');
    expect(undone.outcome).toBe('done');
    expect(host.rules()).toBe(before);
  });

  it('leaves what others have changed since, and says so', async () => {
    await on.apply(on.changePlan(), 'op-1');
    const changed = host.rules().replace('|LPort=8100|', '|LPort=8101|');
    host.writeRules(changed);
    const report = await on.applyText(on.undoOf('op-1'), 'op-2');
    expect(report).toMatchObject({ outcome: 'partly', exitCode: 1 });
    expect(outcomes(report)).toEqual(['done', 'done', 'left']);
    expect(on.textOf(rule.name)).toContain('|LPort=8101|');
  });

  it('takes a rule on fewer profiles for another one, and all three for the same as none', async () => {
    await on.apply(on.changePlan(), 'op-1');
    const own = on.textOf(rule.name) ?? '';
    const all = '|Profile=Domain|Profile=Private|Profile=Public|';
    expect(host.rules()).toContain(all);
    const fewer = own.replace('|Profile=Private|', '|');
    expect(fewer).not.toBe(own);
    host.writeRules(host.rules().replace(own, fewer).replace(all, '|'));
    const undone = await on.applyText(on.undoOf('op-1'), 'op-2');
    expect(outcomes(undone)).toEqual(['done', 'done', 'left']);
    expect(on.textOf(rule.name)).toContain('|Profile=Domain|');
    expect(on.textOf(udpRule.name)).toBeUndefined();
  });

  it('stops where a rule is not as it was when the plan was made', async () => {
    const plan = on.changePlan();
    const { name, text } = on.disabled();
    host.writeRules(
      host.rules().replace(text, text.replace('Active=FALSE', 'Active=FALSE|LPort=1')),
    );
    const report = await on.apply(plan, 'op-1');
    expect(outcomes(report)).toEqual(['done', 'failed', 'not-done']);
    expect(on.textOf(name)).toContain('Active=FALSE');
  });

  it('stops where another rule has our name', async () => {
    host.writeRules(`${host.rules()}${rule.name}\tv2.31|Action=Allow|Active=TRUE|Dir=In|Name=x|\n`);
    const before = host.rules();
    expect(outcomes(await on.apply(on.changePlan(), 'op-1'))).toEqual([
      'failed',
      'not-done',
      'not-done',
    ]);
    expect(host.rules()).toBe(before);
  });

  it.each(['{', '{"at":"2026-01-01T00:00:00.000Z","event":"cha'])(
    'loses no entry behind a line that a crash cut short: %s',
    async (torn) => {
      const journal = path.join(host.records, 'journal.jsonl');
      writeFileSync(journal, torn);
      await on.apply(on.changePlan(), 'op-1');
      const [first, ...lines] = readFileSync(journal, 'utf8').trimEnd().split('\n');
      expect(first).toBe(torn);
      const events = lines.map((line): unknown => JSON.parse(line));
      expect(events[0]).toMatchObject({ event: 'started' });
      expect(events.at(-1)).toMatchObject({ event: 'finished' });
      expect(existsSync(path.join(host.records, 'op-1.result.json'))).toBe(true);
    },
  );
});
