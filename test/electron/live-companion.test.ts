import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileLog } from '../../app/companion/activity.ts';
import { Companion } from '../../app/companion/companion.ts';
import { liveComputer } from '../../app/companion/live-computer.ts';
import { memoryExceptions } from '../../app/companion/own-exceptions.ts';
import { noLoginItem, SettingsService } from '../../app/companion/settings-service.ts';
import { defaultSettings, storedSettings } from '../../app/companion/settings.ts';
import { failure } from '../../core/result.ts';
import { snapshot } from '../../core/snapshot/schema.ts';
import { openJsonStore } from '../../host/storage/json-store.ts';
import { connectInMemory } from '../../electron/contract/in-memory.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { fakeLiveHost, openFakeHost } from '../live/fake-live-host.ts';
import { requireOrSkip } from '../support/requirements.ts';

const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);
const fake = fakeLiveHost(sample);
const problem = { what: 'Not here.', why: 'A test.', next: 'Nothing.' };

function companionOver(live: LiveHost) {
  const folder = mkdtempSync(path.join(tmpdir(), 'companion-'));
  const store = openJsonStore(path.join(folder, 'settings.json'), storedSettings, defaultSettings);
  return new Companion({
    version: '1.2.3',
    runtime: 'desktop',
    user: 'tester',
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    samples: [],
    firstHost: liveComputer(() => Promise.resolve(live), {
      activity: fileLog(path.join(folder, 'activity.jsonl')),
      lastCheck: null,
    }),
    openSample: () => Promise.resolve(failure(problem)),
    openLive: () => failure(problem),
    settings: new SettingsService(store, noLoginItem, memoryExceptions()),
    pickFiles: () => Promise.resolve(failure(problem)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: () => Promise.resolve({ kind: 'cancelled' }),
  });
}

describe.runIf(requireOrSkip('a PowerShell engine', fake !== undefined))('this computer', () => {
  afterAll(() => fake?.live.close());

  it('is read, repaired, verified and set back through PowerShell', async () => {
    if (fake === undefined) return;
    const companion = companionOver(fake.live);
    const api = connectInMemory(companion);
    const probe = () => companion.host.probe(AbortSignal.timeout(60_000));
    await api.checkNow();
    const failing = async () => (await api.getState()).assessment?.summary.failing;
    const before = await failing();
    expect(before).toBeGreaterThan(0);
    const counters = await probe();
    // What the monitor compares: else it would read everything again at its first look.
    expect(counters).toEqual({ ok: true, value: companion.countersRead });

    const plan = await api.proposePlan(null);
    const applied = await api.applyPlan(plan.planId);
    expect(applied).toMatchObject({ kind: 'done', verified: true, problem: null });
    expect(await failing()).toBe(plan.headlineAfter?.failing);
    expect(await probe()).not.toEqual(counters);
    expect(await probe()).toEqual({ ok: true, value: companion.countersRead });

    const [change] = (await api.listActivity()).entries;
    expect(change).toMatchObject({
      user: 'tester',
      event: { kind: 'change', state: 'done', verified: true },
      canUndo: true,
    });
    const undone = await api.undo(change?.id ?? '');
    expect(undone).toMatchObject({ kind: 'done', verified: true });
    expect(await failing()).toBe(before);
  }, 300_000);

  it('shows what was changed from a terminal or by another user, and takes it back', async () => {
    if (fake === undefined) return;
    const another = openFakeHost(fake.windows);
    if (another === undefined) return;
    try {
      const [mine, theirs] = [fake.live, another].map((live) =>
        connectInMemory(companionOver(live)),
      );
      if (mine === undefined || theirs === undefined) return;
      await mine.checkNow();
      await theirs.checkNow();
      const flow = { id: 'vmconnect-hyperv', direction: 'in' } as const;
      const plan = await theirs.proposePlan([flow]);
      expect(await theirs.applyPlan(plan.planId)).toMatchObject({ kind: 'done', verified: true });

      await mine.checkNow();
      const { entries, problem: missing } = await mine.listActivity();
      expect(missing).toBeNull();
      expect(entries[0]).toMatchObject({
        event: { kind: 'drift', turns: [{ id: flow.id, change: 'better', after: 'allowed' }] },
      });
      const change = entries.find(({ canUndo }) => canUndo);
      const [step] = plan.steps;
      expect(change?.event).toMatchObject({
        kind: 'change',
        state: 'done',
        verified: null,
        rules: [{ action: 'enable-rule', name: step?.ruleId, outcome: 'done' }],
      });
      expect(change?.user).not.toBe('');
      expect(await mine.undo(change?.id ?? '')).toMatchObject({ kind: 'done', verified: true });
      const after = [await mine.listActivity(), await theirs.listActivity()];
      expect(after.flatMap((each) => each.entries).some(({ canUndo }) => canUndo)).toBe(false);
      expect(after[1]?.entries[0]?.event).toMatchObject({ kind: 'undo', state: 'done' });
    } finally {
      await another.close();
    }
  }, 300_000);
});
