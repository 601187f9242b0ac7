import { describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../../core/result.ts';
import type { Problem } from './api.ts';
import { Monitor } from './monitor.ts';

const problem: Problem = { what: 'a', why: 'b', next: 'c' };

function setUp() {
  const world = {
    counters: success('1') as Result<string, Problem>,
    surroundings: 'here',
    busy: false,
    minutes: 5,
    checks: 0,
    timers: [] as { ms: number; run: () => void; cancelled: boolean }[],
  };
  const monitor = new Monitor({
    intervalMinutes: () => world.minutes,
    after: (ms, run) => {
      const timer = { ms, run, cancelled: false };
      world.timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    probe: () => Promise.resolve(world.counters),
    surroundings: () => world.surroundings,
    check: () => {
      world.checks += 1;
      return Promise.resolve();
    },
    isBusy: () => world.busy,
  });
  return { world, monitor };
}

describe('Monitor', () => {
  it('has one timer, for the next look, and none once it is stopped', async () => {
    const { world, monitor } = setUp();
    monitor.start();
    await monitor.look();
    world.minutes = 30;
    monitor.intervalChanged();
    const waiting = () => world.timers.filter(({ cancelled }) => !cancelled);
    expect(waiting().map(({ ms }) => ms)).toEqual([30 * 60_000]);
    monitor.stop();
    expect(waiting()).toEqual([]);
  });

  it('reads the whole only when the counters moved', async () => {
    const { world, monitor } = setUp();
    await monitor.look();
    await monitor.look();
    expect(world.checks).toBe(1);
    world.counters = success('2');
    await monitor.look();
    expect(world.checks).toBe(2);
  });

  it('reads the whole in another network, and where the counters cannot be read', async () => {
    const { world, monitor } = setUp();
    await monitor.look();
    world.surroundings = 'elsewhere';
    await monitor.look();
    world.counters = failure(problem);
    await monitor.look();
    expect(world.checks).toBe(3);
  });

  it('reads the whole now and then whatever the counters say', async () => {
    const { world, monitor } = setUp();
    for (let look = 0; look < 25; look += 1) await monitor.look();
    expect(world.checks).toBe(3);
  });

  it('keeps away while a reading or a change runs', async () => {
    const { world, monitor } = setUp();
    world.busy = true;
    await monitor.look();
    expect(world.checks).toBe(0);
  });
});
