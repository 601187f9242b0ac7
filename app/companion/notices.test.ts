import { describe, expect, it } from 'vitest';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { differenceOf } from './difference.ts';
import { Notices } from './notices.ts';

/** Only what a notice looks at. */
const flow = (id: string, verdict: FlowAssessment['verdict'] = 'missing') =>
  ({ id, direction: 'in', verdict, failing: verdict !== 'allowed' }) as FlowAssessment;
const assessed = (...flows: FlowAssessment[]) => ({ flows }) as unknown as Assessment;

function setUp() {
  const world = {
    told: [] as readonly string[],
    wanted: true,
    inFront: false,
    shown: [] as string[][],
  };
  const notices = new Notices({
    told: {
      read: () => Promise.resolve(world.told),
      write: (told) => {
        world.told = told;
        return Promise.resolve();
      },
    },
    isWanted: () => world.wanted,
    isWindowInFront: () => world.inFront,
    show: (flows) => world.shown.push(flows.map(({ id }) => id)),
  });
  return { world, notices };
}

describe('Notices', () => {
  it('tells all that got worse at once, and never the same thing twice', async () => {
    const { world, notices } = setUp();
    await notices.worse([flow('a'), flow('b')]);
    await notices.worse([flow('a'), flow('c')]);
    await Promise.all([notices.worse([flow('d')]), notices.worse([flow('d')])]);
    expect(world.shown).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('tells it again once it was open in between', async () => {
    const { notices, world } = setUp();
    await notices.worse([flow('a')]);
    await notices.seen(assessed(flow('a')));
    await notices.worse([flow('a')]);
    expect(world.shown).toHaveLength(1);
    await notices.seen(assessed(flow('a', 'allowed')));
    await notices.worse([flow('a')]);
    expect(world.shown).toHaveLength(2);
  });

  it('shows nothing to who looks at the window or wants none', async () => {
    for (const change of [{ inFront: true }, { wanted: false }]) {
      const { world, notices } = setUp();
      Object.assign(world, change);
      await notices.worse([flow('a')]);
      expect(world.shown).toEqual([]);
    }
  });
});

describe('differenceOf', () => {
  it('takes a failed reading for no finding', () => {
    const open = assessed(flow('a', 'allowed'), flow('b', 'allowed'));
    const after = assessed(flow('a', 'unknown'), flow('b'));
    expect(differenceOf(open, after).worse.map(({ id }) => id)).toEqual(['b']);
    expect(differenceOf(after, open).better.map(({ id }) => id)).toEqual(['b']);
    expect(differenceOf(null, after)).toEqual({ better: [], worse: [] });
  });
});
