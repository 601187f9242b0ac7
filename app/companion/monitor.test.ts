import { describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../../core/result.ts';
import type { Problem } from './api.ts';
import { Monitor } from './monitor.ts';

const problem: Problem = { what: 'a', why: 'b', next: 'c' };

function setUp() {
  const world = {
    counters: success('1') as Result<string, Problem>,
    /** As the last reading had them. */
    read: '1' as string | undefined,
    readingFails: false,
    surroundings: 'here',
    busy: false,
    minutes: 5,
    checks: 0,
    probes: 0,
    onProbe: () => undefined as void,
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
    probe: () => {
      world.probes += 1;
      world.onProbe();
      return Promise.resolve(world.counters);
    },
    lastRead: () => world.read,
    surroundings: () => world.surroundings,
    check: () => {
      world.checks += 1;
      world.read = world.readingFails || !world.counters.ok ? undefined : world.counters.value;
      return Promise.resolve();
    },
    isBusy: () => world.busy,
  });
  monitor.start();
  return { world, monitor };
}

describe('Monitor', () => {
  it('has one timer, for the next look, and none once it is stopped', async () => {
    const { world, monitor } = setUp();
    const waiting = () => world.timers.filter(({ cancelled }) => !cancelled).map(({ ms }) => ms);
    expect(waiting()).toEqual([5 * 60_000]);
    await monitor.look();
    world.minutes = 30;
    monitor.intervalChanged();
    expect(waiting()).toEqual([30 * 60_000]);
    const looking = monitor.look();
    monitor.stop();
    await looking;
    monitor.intervalChanged();
    expect(waiting()).toEqual([]);
  });

  it('reads the whole only when the counters are not those of the last reading', async () => {
    const { world, monitor } = setUp();
    await monitor.look();
    expect(world.checks).toBe(0);
    world.counters = success('2');
    await monitor.look();
    await monitor.look();
    expect(world.checks).toBe(1);
  });

  it('reads the whole again at the next look when that failed', async () => {
    const { world, monitor } = setUp();
    world.counters = success('2');
    world.readingFails = true;
    await monitor.look();
    world.readingFails = false;
    await monitor.look();
    await monitor.look();
    expect(world.checks).toBe(2);
  });

  it('reads the whole in another network, and where the counters cannot be read', async () => {
    const { world, monitor } = setUp();
    world.surroundings = 'elsewhere';
    await monitor.look();
    await monitor.look();
    expect(world.checks).toBe(1);
    world.counters = failure(problem);
    await monitor.look();
    expect(world.checks).toBe(2);
  });

  it('reads the whole now and then whatever the counters say', async () => {
    const { world, monitor } = setUp();
    for (let look = 0; look < 25; look += 1) await monitor.look();
    expect(world.checks).toBe(2);
  });

  it('looks once when several things ask for it at the same time', async () => {
    const { world, monitor } = setUp();
    world.counters = success('2');
    await Promise.all([monitor.look(), monitor.look()]);
    expect(world.probes).toBe(1);
    expect([world.checks, world.timers.filter(({ cancelled }) => !cancelled).length]).toEqual([
      1, 1,
    ]);
  });

  it('keeps away while a reading or a change runs', async () => {
    const { world, monitor } = setUp();
    world.busy = true;
    await monitor.look();
    expect([world.probes, world.checks]).toEqual([0, 0]);
    world.busy = false;
    world.counters = success('2');
    world.onProbe = () => void (world.busy = true);
    await monitor.look();
    expect([world.probes, world.checks]).toEqual([1, 0]);
  });

  it('notices another network that came while it kept away', async () => {
    const { world, monitor } = setUp();
    world.busy = true;
    world.surroundings = 'elsewhere';
    await monitor.look();
    world.busy = false;
    await monitor.look();
    expect(world.checks).toBe(1);
  });
});
