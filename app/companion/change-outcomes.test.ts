import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { failure } from '../../core/result.ts';
import type { Companion } from './companion.ts';
import type { Host } from './host.ts';
import { defaultSettings } from './settings.ts';
import { problem, sample, setUp } from './test-support/changing-companion.ts';

const console2179 = [{ id: 'vmconnect-hyperv', direction: 'in' }] as const;
const winrm = [{ id: 'agent-control-winrm-5985', direction: 'in' }] as const;

async function applied(
  companion: Companion,
  flows: readonly { id: string; direction: 'in' }[] | null,
) {
  const { planId, steps } = await companion.proposePlan(flows);
  const result = await companion.applyPlan(planId);
  if (result.kind !== 'done') throw new Error(result.problem.why);
  return { ...result, planId, steps };
}
const newest = async (companion: Companion) => (await companion.listActivity()).entries[0];

/** Does what it is told and says that something was left. */
const leaves =
  (real: Host['apply']): Host['apply'] =>
  async (request) => {
    const outcome = await real(request);
    return outcome.kind === 'done' ? { ...outcome, problem } : outcome;
  };

describe('nothing is changed', () => {
  it('where there is nothing to change', async () => {
    const { companion, world } = setUp();
    await companion.check();
    const { planId, steps } = await companion.proposePlan([]);
    expect(steps).toEqual([]);
    await expect(companion.applyPlan(planId)).rejects.toThrow('There is nothing to change');
    expect(world.reads).toBe(1);
  });

  it('on a host that can be looked at only', async () => {
    let runs = 0;
    const counts = () => () => {
      runs += 1;
      return Promise.resolve({ kind: 'not-done', problem } as const);
    };
    const { companion } = setUp(counts, sample, () => ({ canChange: false }));
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await expect(companion.applyPlan(planId)).rejects.toThrow('looked at only');
    await expect(companion.undo('any')).rejects.toThrow('looked at only');
    expect(runs).toBe(0);
  });

  it('a second time by the same proposal', async () => {
    const { companion } = setUp();
    await companion.check();
    const { planId } = await applied(companion, null);
    await expect(companion.applyPlan(planId)).rejects.toThrow('has been read since');
  });

  it('on another host than the one it was proposed for', async () => {
    let runs = 0;
    const counts =
      (real: Host['apply']): Host['apply'] =>
      (request) => {
        runs += 1;
        return real(request);
      };
    const { companion } = setUp(counts);
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await companion.openSample('x');
    await expect(companion.applyPlan(planId)).rejects.toThrow('has been read since');
    expect(runs).toBe(0);
  });

  it('after something else was said of the host', async () => {
    const { companion } = setUp();
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await companion.saveSettings({ ...defaultSettings, roles: ['library-server'] });
    await expect(companion.applyPlan(planId)).rejects.toThrow('has been read since');
    expect((await companion.getState()).assessment?.roles.map(({ id }) => id)).toEqual([
      'library-server',
    ]);
  });

  it('by an undo that was carried out already', async () => {
    const { companion } = setUp();
    await companion.check();
    const { entryId } = await applied(companion, null);
    expect(await companion.undo(entryId)).toMatchObject({ kind: 'done', verified: true });
    await expect(companion.undo(entryId)).rejects.toThrow('nothing to undo');
  });

  it('where the undo plan is gone, which is said', async () => {
    const undoPlanOf = () => Promise.resolve(failure(problem));
    const { companion } = setUp(undefined, sample, () => ({ undoPlanOf }));
    await companion.check();
    const { entryId } = await applied(companion, null);
    await expect(companion.undo(entryId)).rejects.toThrow(problem.why);
  });
});

describe('what became of a change', () => {
  it('is not called running any more when it broke off', async () => {
    const { companion } = setUp(() => () => Promise.reject(new Error('broken pipe')));
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    await expect(companion.applyPlan(planId)).rejects.toThrow('broken pipe');
    expect(companion.isChanging).toBe(false);
    expect((await companion.getState()).progress).toBeNull();
  });

  it('is in part done where something was left, and so told', async () => {
    const { companion } = setUp(leaves);
    await companion.check();
    const { entryId, problem: told } = await applied(companion, null);
    expect(told).toEqual(problem);
    const change = await newest(companion);
    expect(change?.event).toMatchObject({ kind: 'change', state: 'partly' });
    expect(JSON.stringify(change?.event)).not.toContain('"outcome":"done"');
    expect(await companion.undo(entryId)).toMatchObject({ kind: 'done', verified: false, problem });
    const { event } = (await newest(companion)) ?? {};
    expect(event).toMatchObject({ kind: 'undo', state: 'partly', verified: false });
    expect(event?.kind === 'undo' && event.undoes).toBe(
      change?.event.kind === 'change' ? change.event.operationId : undefined,
    );
  });

  it('is not known where the firewall could not be read again', async () => {
    let fails = false;
    const { companion } = setUp(undefined, sample, (real) => ({
      read: (options) => (fails ? Promise.resolve(failure(problem)) : real.read(options)),
    }));
    await companion.check();
    const { planId } = await companion.proposePlan(null);
    fails = true;
    const result = await companion.applyPlan(planId);
    expect(result).toMatchObject({ kind: 'done', verified: false });
    const nobodyLooked = { verified: null, sentence: null, turns: [] };
    expect((await newest(companion))?.event).toMatchObject({ kind: 'change', ...nobodyLooked });
    const entryId = result.kind === 'done' ? result.entryId : '';
    expect(await companion.undo(entryId)).toMatchObject({ kind: 'done', verified: false });
    expect((await newest(companion))?.event).toMatchObject({ kind: 'undo', ...nobodyLooked });
  });

  it('is seen by a reading that begins after it, not by one that began before', async () => {
    let early: Promise<unknown> | undefined;
    const { companion } = setUp(
      (real) => async (request) => {
        early = companion.check();
        // It has seen the firewall as it was, and is not done with it.
        await delay(50);
        return real(request);
      },
      sample,
      (real) => ({
        read: async (options) => {
          const read = await real.read(options);
          await delay(200);
          return read;
        },
      }),
    );
    await companion.check();
    expect(await applied(companion, null)).toMatchObject({ verified: true });
    await early;
  });

  it('is as foreseen whatever others do to other flows meanwhile', async () => {
    let [interferes, rule] = [false, ''];
    const { companion, real } = setUp((apply) => async (request) => {
      const outcome = await apply(request);
      if (interferes) real.interfere(rule);
      return outcome;
    });
    await companion.check();
    const first = await applied(companion, winrm);
    [interferes, rule] = [true, first.steps[0]?.ruleId ?? ''];
    expect(await applied(companion, console2179)).toMatchObject({ verified: true });
    const { assessment } = await companion.getState();
    const closed = assessment?.flows.filter(({ failing }) => failing).map(({ id }) => id);
    expect(closed).toContain(winrm[0].id);
    expect(closed).not.toContain(console2179[0].id);
  });
});

describe('what a removal of own rules says of rules that stay on', () => {
  it('counts changes that switched some on, unless they were taken back or are not known to have', async () => {
    const { companion } = setUp();
    await companion.check();
    const switchedOn = async () => (await companion.proposeRemoval()).stays?.switchedOn;
    const first = await applied(companion, winrm);
    await applied(companion, console2179);
    expect(await switchedOn()).toBe(2);
    await companion.undo(first.entryId);
    expect(await switchedOn()).toBe(1);

    const unsure = setUp(leaves).companion;
    await unsure.check();
    await applied(unsure, winrm);
    expect((await unsure.proposeRemoval()).stays?.switchedOn).toBe(0);
  });
});
