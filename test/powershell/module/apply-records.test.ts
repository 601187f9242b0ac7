import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undoPlan } from '../../../core/remediation/plan.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { fakeHost, type FakeHost } from './host.ts';
import { outcomes, planRunner, rule, type PlanRunner } from './plan-runner.ts';

const engine = requireEngine();

describe.skipIf(!engine?.isStandIn)('what apply writes down', { timeout: 120_000 }, () => {
  let host: FakeHost;
  let on: PlanRunner;
  beforeEach(() => {
    if (engine === undefined) throw new Error('no engine');
    host = fakeHost(engine, 'hyperv-host-2019-disabled-rules');
    on = planRunner(host);
  });
  afterEach(() => host.remove());
  const record = (name: string) => path.join(host.records, name);

  it('undoes what Windows made of a rule, not what was asked for', async () => {
    const before = host.rules();
    const environment = { VMM_FAKE_EXTRA: 'Edge=TRUE|' };
    expect((await on.apply(on.changePlan(), 'op-1', { environment })).outcome).toBe('done');
    const [last] = undoPlan.parse(JSON.parse(on.undoOf('op-1'))).steps.toReversed();
    expect(last).toMatchObject({ name: rule.name, expected: on.textOf(rule.name) });
    expect(on.textOf(rule.name)).toMatch(/\|Edge=TRUE\|$/);
    expect((await on.applyText(on.undoOf('op-1'), 'op-2')).outcome).toBe('done');
    expect(host.rules()).toBe(before);
  });

  it('says failed, never refused, where records could not be written after a change', async () => {
    const before = host.rules();
    const journal = record('journal.jsonl');
    const report = await on.apply(on.changePlan(), 'op-1', {
      environment: { VMM_FAKE_BREAK: journal },
    });
    expect(report).toMatchObject({ outcome: 'failed', exitCode: 1 });
    expect(outcomes(report)).toEqual(['failed', 'not-done', 'not-done']);
    expect(report.message).not.toBe('');
    expect(on.textOf(rule.name)).toBeDefined();
    rmSync(journal, { recursive: true });
    expect((await on.applyText(on.undoOf('op-1'), 'op-2')).outcome).toBe('done');
    expect(host.rules()).toBe(before);
  });

  it('has the undo plan of a change on the disk before the change', async () => {
    const before = host.rules();
    const fresh = record('op-1.undo.json.new');
    const report = await on.apply(on.changePlan(), 'op-1', {
      environment: { VMM_FAKE_BREAK: fresh },
    });
    expect(outcomes(report)).toEqual(['failed', 'not-done', 'not-done']);
    expect(on.textOf(rule.name)).toBeDefined();
    expect((await on.applyText(on.undoOf('op-1'), 'op-2')).outcome).toBe('done');
    expect(host.rules()).toBe(before);
  });

  it('believes what it reads, not what Windows reports', async () => {
    const deaf = (name: string) => ({ environment: { VMM_FAKE_DEAF: name } });
    const failing = (report: {
      readonly steps: readonly { readonly outcome: string; readonly message: string }[];
    }) => report.steps.find(({ outcome }) => outcome === 'failed')?.message;
    const enabled = on.disabled().name;
    expect(failing(await on.apply(on.changePlan(), 'op-1', deaf(rule.name)))).toMatch(
      /is not there/,
    );
    expect(failing(await on.apply(on.changePlan(), 'op-2', deaf(enabled)))).toMatch(/is not on/);
    await on.applyText(on.undoOf('op-2'), 'op-3');
    await on.apply(on.changePlan(), 'op-4');
    const undone = await on.applyText(on.undoOf('op-4'), 'op-5', deaf(rule.name));
    expect(failing(undone)).toMatch(/is still there/);
    await on.apply(on.changePlan(), 'op-6');
    expect(failing(await on.applyText(on.undoOf('op-6'), 'op-7', deaf(enabled)))).toMatch(
      /does not say what it said before/,
    );
  });

  it('makes no undo plan of an undo', async () => {
    await on.apply(on.changePlan(), 'op-1');
    await on.applyText(on.undoOf('op-1'), 'op-2');
    expect(existsSync(record('op-2.undo.json'))).toBe(false);
    expect(JSON.parse(readFileSync(record('op-2.result.json'), 'utf8'))).toMatchObject({
      kind: 'undo',
      undoPlan: null,
    });
  });
});
