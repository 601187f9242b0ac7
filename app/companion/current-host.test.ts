import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { failure, success } from '../../core/result.ts';
import { snapshot } from '../../core/snapshot/schema.ts';
import { CurrentHost, noDifference } from './current-host.ts';
import type { Host } from './host.ts';
import type { LastCheck, LastCheckStore } from './last-check.ts';
import { sampleHost } from './memory-host.ts';
import { memoryExceptions } from './own-exceptions.ts';
import { noLoginItem, SettingsService } from './settings-service.ts';
import { defaultSettings } from './settings.ts';
import { StateStore } from './state-store.ts';
import { emptyState } from './test-support/empty-state.ts';

const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);
const healthy = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/healthy-management-server-2022.json', 'utf8')),
);
const source = { kind: 'sample', id: 'x', title: 'X' } as const;
const real = sampleHost(source, sample, () => new Date(0));
const problem = { what: 'There was no answer.', why: 'Time is up.', next: 'Check again.' };

function setUp(read: Host['read'], replaced: Partial<Host> = {}, version = '1') {
  const store = new StateStore(emptyState);
  const kept = {
    read: () => Promise.resolve({ value: defaultSettings }),
    write: () => Promise.resolve(success({})),
  };
  const exceptions = memoryExceptions();
  const settings = new SettingsService(kept, noLoginItem, exceptions);
  return {
    store,
    settings,
    exceptions,
    current: new CurrentHost(
      { ...real, read, ...replaced },
      { store, settings, now: () => new Date(0), version },
    ),
  };
}

describe('the host on screen', () => {
  it('is read once when several ask at the same time', async () => {
    let reads = 0;
    const { current } = setUp((options) => {
      reads += 1;
      return real.read(options);
    });
    const [a, b] = await Promise.all([current.read(), current.read()]);
    expect([reads, a === b, current.isBusy]).toEqual([1, true, false]);
  });

  it('keeps what was seen when a reading fails, and says that it is from before', async () => {
    let next: Host['read'] = real.read;
    const { current, store } = setUp((options) => next(options));
    await current.read();
    next = () => Promise.resolve(failure(problem));
    expect(await current.read()).toMatchObject({ assessment: null, problem });
    expect(store.get()).toMatchObject({ problem, stale: true, progress: null });
    expect(store.get().assessment?.summary.failing).toBe(8);
  });

  it('says what nobody expected too, and goes on', async () => {
    const { current, store } = setUp(() => Promise.reject(new Error('a bug')));
    expect((await current.read()).problem?.why).toBe('a bug');
    expect(store.get()).toMatchObject({ stale: false, progress: null });
    expect(current.isBusy).toBe(false);
  });

  it.each<readonly [string, Host['read']]>([
    ['a reading', real.read],
    ['a failure', () => Promise.resolve(failure(problem))],
    ['a defect', () => Promise.reject(new Error('a bug'))],
  ])('forgets what comes late for a host that was left: %s', async (_what, read) => {
    let answer: () => void = () => undefined;
    const { current, store } = setUp(async (options) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return read(options);
    });
    const late = current.read();
    const other = { ...real, source: { ...source, id: 'y' }, canChange: false };
    await current.open(other);
    answer();
    expect((await late).assessment).toBeNull();
    expect(store.get()).toMatchObject({ canChange: false, source: { id: 'y' }, problem: null });
    expect(store.get().assessment).not.toBeNull();
  });

  it('that was left is cancelled and closed, and the next one is busy until it is read', async () => {
    const seen: { signal?: AbortSignal; closed: number } = { closed: 0 };
    let finish: () => void = () => undefined;
    const { current } = setUp(
      async (options) => {
        seen.signal = options.signal;
        await new Promise<void>((resolve) => {
          options.signal.addEventListener('abort', () => resolve());
        });
        return failure(problem);
      },
      {
        close: () => {
          seen.closed += 1;
          return Promise.resolve();
        },
      },
    );
    const left = current.read();
    await vi.waitFor(() => expect(seen.signal).toBeDefined(), 5000);
    const opened = current.open({
      ...real,
      read: async (options) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        expect(options.signal.aborted).toBe(false);
        return real.read(options);
      },
    });
    await left;
    expect([seen.signal?.aborted, seen.closed, current.isBusy]).toEqual([true, 1, true]);
    finish();
    expect((await opened).assessment).not.toBeNull();
    expect(current.isBusy).toBe(false);
  });

  it('says whose settings count, and asks anew for its exceptions with every reading', async () => {
    const { current, settings, exceptions } = setUp(real.read);
    const hostChanged = vi.spyOn(settings, 'hostChanged');
    const read = vi.spyOn(exceptions, 'read');
    await current.open({ ...real, source: { kind: 'live' } });
    await current.read();
    expect(read).toHaveBeenCalledTimes(2);
    await current.open(real);
    expect(hostChanged.mock.calls).toEqual([[true], [false]]);
  });

  it('goes on showing how far a reading is when something else has ended', async () => {
    const { current, store } = setUp(real.read);
    const reading = current.read();
    current.idle();
    expect(store.get().progress).not.toBeNull();
    await reading;
    expect(store.get().progress).toBeNull();
  });

  it('names nothing that changed in the firewall where no flow has turned', async () => {
    const { current } = setUp(real.read);
    await current.read();
    const { turns, causes, since } = (await current.read()).difference;
    expect([turns, causes, since]).toEqual([[], null, '1970-01-01T00:00:00.000Z']);
  });

  it('tells nothing of a host that was left while its reading was compared', async () => {
    let compare: () => void = () => undefined;
    const compared = new Promise<null>((resolve) => {
      compare = () => resolve(null);
    });
    const lastCheck = { read: () => compared, write: () => Promise.resolve() };
    const { current, store } = setUp(real.read, { lastCheck });
    const late = current.read();
    await vi.waitFor(() => expect(store.get().assessment).not.toBeNull(), 5000);
    await current.open({ ...real, canChange: false });
    compare();
    expect((await late).assessment).toBeNull();
  });
});

describe('what changed while this program was not running', () => {
  /** One start of the program; what it keeps of the last check outlives it. */
  async function start(kept: { check: LastCheck | null }, host: Host, version = '1') {
    const lastCheck: LastCheckStore = {
      read: () => Promise.resolve(kept.check),
      write: (check) => {
        kept.check = check;
        return Promise.resolve();
      },
    };
    const { current } = setUp(host.read, { lastCheck }, version);
    return (await current.read()).difference;
  }
  it('is found at the first reading, once', async () => {
    const host = sampleHost(source, healthy, () => new Date(0));
    const kept = { check: null };
    expect(await start(kept, host)).toEqual(noDifference);
    expect(host.interfere('{3F1A0000-93C4-4F0E-8B6D-000000008100}')).toBe(true);
    expect(await start(kept, host)).toMatchObject({
      since: '1970-01-01T00:00:00.000Z',
      causes: null,
      turns: [{ id: 'console-to-server-wcf', change: 'worse' }],
      worse: [{ id: 'console-to-server-wcf', direction: 'in' }],
    });
    expect((await start(kept, host)).turns).toEqual([]);
  });

  it('is not what the user has said of the host since', async () => {
    const written: LastCheck[] = [];
    const lastCheck: LastCheckStore = {
      read: () => Promise.resolve(null),
      write: (check) => Promise.resolve(written.push(check)),
    };
    const { current } = setUp(real.read, { lastCheck });
    await current.read();
    await current.judgeAgain();
    expect(written).toHaveLength(2);
    const [flow] = written[1]?.flows ?? [];
    expect(flow?.profiles.length).toBeGreaterThan(0);
  });

  it('is not what another version judges otherwise', async () => {
    const host = sampleHost(source, healthy, () => new Date(0));
    const kept = { check: null };
    await start(kept, host);
    host.interfere('{3F1A0000-93C4-4F0E-8B6D-000000008100}');
    expect(await start(kept, host, '2')).toEqual(noDifference);
  });
});
