import { describe, expect, it } from 'vitest';
import { StateStore } from './state-store.ts';
import { emptyState } from './test-support/empty-state.ts';

const reading = { what: 'collecting', step: 'rules', done: 1, total: 2 } as const;

describe('what is on screen', () => {
  it('is told to who listens, as long as they do', () => {
    const store = new StateStore(emptyState);
    const seen: string[] = [];
    const end = store.subscribe(({ version }) => seen.push(version));
    store.update({ version: 'a' });
    end();
    store.update({ version: 'b' });
    expect([seen, store.get().version]).toEqual([['a'], 'b']);
  });

  it('shows that something is saved, whatever comes of it', async () => {
    const store = new StateStore(emptyState);
    await store.whileSaving(() => {
      expect(store.get().progress).toMatchObject({ what: 'saving' });
      return Promise.resolve();
    });
    expect(store.get().progress).toBeNull();
    const failed = store.whileSaving(() => Promise.reject(new Error('disk full')));
    await expect(failed).rejects.toThrow('disk full');
    expect(store.get().progress).toBeNull();
  });

  it('goes on showing what was at work before, or began meanwhile', async () => {
    const store = new StateStore({ ...emptyState, progress: reading });
    await store.whileSaving(() => {
      expect(store.get().progress).toBe(reading);
      return Promise.resolve();
    });
    expect(store.get().progress).toBe(reading);
    store.update({ progress: null });
    await store.whileSaving(() => {
      store.update({ progress: reading });
      return Promise.resolve();
    });
    expect(store.get().progress).toBe(reading);
  });
});
