import { describe, expect, it } from 'vitest';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import { expiredAndFailing, Notices } from './notices.ts';

/** Only what a notice looks at. */
const flow = (id: string, verdict: FlowAssessment['verdict'] = 'missing') =>
  ({ id, direction: 'in', verdict, failing: verdict !== 'allowed' }) as FlowAssessment;
const assessed = (...flows: FlowAssessment[]) => ({ flows }) as unknown as Assessment;
const state = (
  assessment: Assessment | null,
  exceptions: readonly AppliedException[] = [],
): Parameters<Notices['seen']>[0] => ({
  source: { kind: 'live' },
  progress: null,
  assessment,
  exceptions,
});

function setUp() {
  const world = {
    told: [] as readonly string[],
    wanted: true,
    inFront: false,
    shown: [] as string[][],
    isDiskFull: false,
  };
  const notices = new Notices({
    told: {
      read: () => Promise.resolve(world.told),
      write: (told) => {
        if (world.isDiskFull) return Promise.reject(new Error('no space left'));
        world.told = told;
        return Promise.resolve();
      },
    },
    isWanted: () => world.wanted,
    isWindowInFront: () => world.inFront,
    show: (what, flows) => world.shown.push([what, ...flows.map(({ id }) => id)]),
  });
  return { world, notices };
}

describe('Notices', () => {
  it('tells all that got worse at once, and never the same thing twice', async () => {
    const { world, notices } = setUp();
    await notices.tell('worse', [flow('a'), flow('b')]);
    await notices.tell('worse', [flow('a'), flow('c')]);
    await Promise.all([notices.tell('worse', [flow('d')]), notices.tell('worse', [flow('d')])]);
    await notices.tell('worse', [flow('b'), flow('a')]);
    expect(world.shown).toEqual([
      ['worse', 'a', 'b'],
      ['worse', 'c'],
      ['worse', 'd'],
    ]);
  });

  it('goes on telling after what was told could not be kept', async () => {
    const { world, notices } = setUp();
    world.isDiskFull = true;
    await expect(notices.tell('worse', [flow('a')])).rejects.toThrow('no space left');
    world.isDiskFull = false;
    await notices.tell('worse', [flow('b')]);
    expect(world.shown).toEqual([
      ['worse', 'a'],
      ['worse', 'b'],
    ]);
  });

  it('tells it again once it was open in between', async () => {
    const { notices, world } = setUp();
    await notices.tell('worse', [flow('a')]);
    await notices.seen(state(assessed(flow('a'))));
    await notices.tell('worse', [flow('a')]);
    expect(world.shown).toHaveLength(1);
    await notices.seen(state(assessed(flow('a', 'allowed'))));
    await notices.tell('worse', [flow('a')]);
    expect(world.shown).toHaveLength(2);
  });

  it('is not told again because another server was looked at, or is being read, meanwhile', async () => {
    const { notices, world } = setUp();
    await notices.tell('worse', [flow('a')]);
    const open = state(assessed(flow('a', 'allowed')));
    await notices.seen({ ...open, source: { kind: 'file', name: 'x' } });
    await notices.seen({ ...open, source: { kind: 'sample', id: 'x', title: 'X' } });
    await notices.seen({ ...open, progress: { what: 'collecting', step: '', done: 0, total: 1 } });
    await notices.seen(state(null));
    await notices.tell('worse', [flow('a')]);
    expect(world.shown).toHaveLength(1);
  });

  it('shows nothing to who looks at the window or wants none', async () => {
    for (const change of [{ inFront: true }, { wanted: false }]) {
      const { world, notices } = setUp();
      Object.assign(world, change);
      await notices.tell('worse', [flow('a')]);
      expect(world.shown).toEqual([]);
    }
  });
});

describe('a notice of an exception that has ended', () => {
  const exception = (state: AppliedException['state']): AppliedException => ({
    flow: 'a',
    host: '*',
    reason: 'Agreed',
    who: 'somebody',
    expires: '2026-11-23',
    state,
    flows: [{ id: 'a', direction: 'in' }],
  });

  it('is about flows that fail, and given once as long as it is not renewed', async () => {
    const { world, notices } = setUp();
    const expired = [exception('expired')];
    const failing = expiredAndFailing([flow('a'), flow('b')], expired);
    expect(failing.map(({ id }) => id)).toEqual(['a']);
    expect(expiredAndFailing([flow('a', 'allowed')], expired)).toEqual([]);
    expect(expiredAndFailing([flow('a')], [exception('counts')])).toEqual([]);
    await notices.tell('expired', failing);
    await notices.seen(state(assessed(flow('a')), expired));
    await notices.tell('expired', failing);
    expect(world.shown).toEqual([['expired', 'a']]);
    const excepted = { ...flow('a'), failing: false };
    await notices.seen(state(assessed(excepted), [exception('counts')]));
    await notices.tell('expired', failing);
    expect(world.shown).toHaveLength(2);
  });
});
