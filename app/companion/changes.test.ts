import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../core/snapshot/schema.ts';
import { failure, success } from '../../core/result.ts';
import { Companion } from './companion.ts';
import type { ChangeOutcome, Host } from './host.ts';
import { sampleHost } from './memory-host.ts';
import { memoryExceptions } from './own-exceptions.ts';
import { noLoginItem, SettingsService } from './settings-service.ts';
import { defaultSettings } from './settings.ts';

const problem = { what: 'There was no answer.', why: 'Nobody agreed.', next: 'Read again.' };
const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);

/** A sample whose changes end as a test wants, and that counts its readings. */
function setUp(apply?: (real: Host['apply']) => Host['apply']) {
  const real = sampleHost({ kind: 'sample', id: 'x', title: 'X' }, sample, () => new Date(0));
  const world = { reads: 0 };
  const host: Host = {
    ...real,
    read: (options) => {
      world.reads += 1;
      return real.read(options);
    },
    apply: apply === undefined ? real.apply : apply(real.apply),
  };
  let ids = 0;
  const store = {
    read: () => Promise.resolve({ value: defaultSettings }),
    write: () => Promise.resolve(success({})),
  };
  const companion = new Companion({
    version: '1',
    runtime: 'desktop',
    user: 'tester',
    now: () => new Date(0),
    newId: () => `id-number-${(ids += 1)}`,
    samples: [],
    firstHost: host,
    openSample: () => Promise.resolve(success(real)),
    openLive: () => failure(problem),
    settings: new SettingsService(store, noLoginItem, memoryExceptions()),
    pickFiles: () => Promise.resolve(success(undefined)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: () => Promise.resolve({ kind: 'cancelled' }),
  });
  return { companion, world };
}

describe('a change', () => {
  it('that brought no answer reads the firewall again and leaves no entry', async () => {
    const outcome: ChangeOutcome = { kind: 'not-done', problem };
    const { companion, world } = setUp(() => () => Promise.resolve(outcome));
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    expect(await companion.applyPlan(planId)).toMatchObject({
      kind: 'not-done',
      problem,
      commands: expect.stringContaining('Enable-NetFirewallRule'),
    });
    expect(world.reads).toBe(2);
    const { entries } = await companion.listActivity();
    expect(entries.map(({ event }) => event.kind)).toEqual(['check']);
    expect((await companion.getState()).progress).toBeNull();
  });

  it('is not verified when the firewall shows something else than foreseen', async () => {
    // It says that it did everything, and did nothing.
    const { companion } = setUp(
      () =>
        ({ plan }) =>
          Promise.resolve({
            kind: 'done',
            operationId: 'operation',
            stepsDone: plan.steps.length,
            problem: null,
          }),
    );
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    expect(await companion.applyPlan(planId)).toMatchObject({ kind: 'done', verified: false });
  });

  it('runs alone: no second one, and no other host meanwhile', async () => {
    let finish: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { companion } = setUp((real) => async (request) => {
      await waiting;
      return real(request);
    });
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    const first = companion.applyPlan(planId);
    expect(companion.isChanging).toBe(true);
    await expect(companion.applyPlan(planId)).rejects.toThrow('Another change is running');
    await expect(companion.openSample('x')).rejects.toThrow('A change is running');
    finish();
    expect(await first).toMatchObject({ kind: 'done', verified: true });
    expect(companion.isChanging).toBe(false);
  });

  it('rests on a reading: another one ends all proposals', async () => {
    const { companion } = setUp();
    await expect(companion.proposePlan(null)).rejects.toThrow('not assessed');
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await companion.check();
    await expect(companion.applyPlan(planId)).rejects.toThrow('has been read since');
  });

  it('leaves alone what is excepted, unless it is asked for by its name', async () => {
    const flow = 'agent-control-winrm-5985';
    const exceptions = [{ flow, host: '*', reason: 'Agreed', who: 'Ops', expires: null }];
    const { companion } = setUp();
    await companion.check();
    await companion.saveSettings({ ...defaultSettings, exceptions });
    const all = await companion.proposePlan(null);
    expect(all.steps.flatMap(({ flows }) => flows)).not.toContain(flow);
    expect(all.headlineBefore).toMatchObject({ failing: 7, excepted: 1 });
    expect(all.headlineAfter).toMatchObject({ failing: 0, excepted: 1, outcome: 'compliant' });
    const one = await companion.proposePlan([{ id: flow, direction: 'in' }]);
    expect(one.headlineAfter).toMatchObject({ failing: 7, excepted: 0 });
  });
});
