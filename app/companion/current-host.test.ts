import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../core/result.ts';
import { snapshot } from '../../core/snapshot/schema.ts';
import { CurrentHost } from './current-host.ts';
import type { Host } from './host.ts';
import { sampleHost } from './memory-host.ts';
import { noLoginItem, SettingsService } from './settings-service.ts';
import { defaultSettings } from './settings.ts';
import { StateStore } from './state-store.ts';
import { emptyState } from './test-support/empty-state.ts';

const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);
const source = { kind: 'sample', id: 'x', title: 'X' } as const;
const real = sampleHost(source, sample, () => new Date(0));
const problem = { what: 'There was no answer.', why: 'Time is up.', next: 'Check again.' };

function setUp(read: Host['read']) {
  const store = new StateStore(emptyState);
  const kept = {
    read: () => Promise.resolve({ value: defaultSettings }),
    write: () => Promise.resolve(success({})),
  };
  const settings = new SettingsService(kept, noLoginItem);
  return { store, current: new CurrentHost({ ...real, read }, store, settings, () => new Date(0)) };
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

  it('forgets what comes late for a host that was left', async () => {
    let answer: () => void = () => undefined;
    const { current, store } = setUp(async (options) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return real.read(options);
    });
    const late = current.read();
    const other = { ...real, source: { ...source, id: 'y' }, canChange: false };
    await current.open(other);
    answer();
    expect((await late).assessment).toBeNull();
    expect(store.get()).toMatchObject({ canChange: false, source: { id: 'y' } });
  });
});
