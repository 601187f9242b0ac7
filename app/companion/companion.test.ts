import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../core/result.ts';
import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { snapshot } from '../../core/snapshot/schema.ts';
import { Companion } from './companion.ts';
import type { Host } from './host.ts';
import type { LastCheck, LastCheckStore } from './last-check.ts';
import { sampleHost } from './memory-host.ts';
import { memoryExceptions } from './own-exceptions.ts';
import { SettingsService } from './settings-service.ts';
import { defaultSettings, type KeptSettings } from './settings.ts';

const sample = snapshot.parse(
  JSON.parse(readFileSync('assets/samples/healthy-management-server-2022.json', 'utf8')),
);
const problem = { what: 'Not here.', why: 'A test.', next: 'Nothing.' };
/** The rule that lets consoles in on the healthy sample, and its flow. */
const consoles = { rule: '{3F1A0000-93C4-4F0E-8B6D-000000008100}', flow: 'console-to-server-wcf' };

/** This computer, as a healthy sample that others interfere with; the clock is the test's. */
async function setUp(settings: Partial<KeptSettings> = {}, replaced: Partial<Host> = {}) {
  const world = {
    time: new Date('2026-11-24T12:00:00Z'),
    ids: 0,
    noticed: [] as string[][],
    saved: [] as string[],
    startsAtLogin: false,
  };
  const source = { kind: 'sample', id: 'x', title: 'X' } as const;
  const host = sampleHost(source, sample, () => world.time);
  const service = new SettingsService(
    {
      read: () => Promise.resolve({ value: { ...defaultSettings, ...settings } }),
      write: () => Promise.resolve(success({})),
    },
    { read: () => world.startsAtLogin, write: (on) => void (world.startsAtLogin = on) },
    memoryExceptions(),
  );
  await service.load();
  let check: LastCheck | null = null;
  const lastCheck: LastCheckStore = {
    read: () => Promise.resolve(check),
    write: (next) => {
      check = next;
      return Promise.resolve();
    },
  };
  const live: Host = {
    ...host,
    source: { kind: 'live' },
    isOwnComputer: true,
    lastCheck,
    ...replaced,
  };
  const companion = new Companion({
    version: '1',
    runtime: 'desktop',
    user: 'tester',
    now: () => world.time,
    newId: () => `id-number-${(world.ids += 1)}`,
    samples: [],
    firstHost: live,
    openSample: () => Promise.resolve(success({ ...host, lastCheck: null })),
    openLive: () => success(live),
    settings: service,
    pickFiles: () => Promise.resolve(success(undefined)),
    printPdf: null,
    chooseReportFile: null,
    saveFile: (name) => {
      world.saved.push(name);
      return Promise.resolve({ kind: 'saved', name: 'a' });
    },
  });
  companion.onNoticed((what, flows) => {
    world.noticed.push([what, ...flows.map(({ id }) => id)]);
  });
  await companion.check();
  return { companion, host, world };
}

const until = (expires: string | null): Partial<KeptSettings> => ({
  exceptions: [{ flow: consoles.flow, host: '*', reason: 'No consoles here', who: 'Ops', expires }],
});

describe('what is worth a notice', () => {
  it('is a flow that others have closed', async () => {
    const { companion, host, world } = await setUp();
    expect(host.interfere(consoles.rule)).toBe(true);
    await companion.check();
    expect(world.noticed).toEqual([['worse', consoles.flow]]);
  });

  it('is not one that is excepted, nor is it drift', async () => {
    const { companion, host, world } = await setUp(until(null));
    host.interfere(consoles.rule);
    await companion.check();
    const { assessment, exceptions } = await companion.getState();
    expect(assessment?.summary).toMatchObject({ failing: 0, excepted: 1, outcome: 'compliant' });
    expect(exceptions).toMatchObject([{ state: 'counts', flows: [{ id: consoles.flow }] }]);
    expect(world.noticed).toEqual([]);
    const { entries } = await companion.listActivity();
    expect(entries.map(({ event }) => event.kind)).toEqual(['check', 'check']);
  });

  it('is told when one comes back to this computer, and not of a server that is looked at', async () => {
    const { companion, host, world } = await setUp();
    await companion.openSample('x');
    host.interfere(consoles.rule);
    await companion.check();
    const { assessment } = await companion.getState();
    expect(assessment?.summary.failing).toBe(1);
    expect(world.noticed).toEqual([]);
    await companion.openLive();
    expect(world.noticed).toEqual([['worse', consoles.flow]]);
  });

  it('is an exception that has ended, which nobody closed', async () => {
    const { companion, host, world } = await setUp(until('2026-11-24'));
    host.interfere(consoles.rule);
    await companion.check();
    world.time = new Date('2026-11-25T00:00:01Z');
    await companion.check();
    const { assessment } = await companion.getState();
    expect(assessment?.summary).toMatchObject({ failing: 1, excepted: 0 });
    await companion.check();
    expect(world.noticed[0]).toEqual(['expired', consoles.flow]);
    expect(world.noticed.flat()).not.toContain('worse');
    const { entries } = await companion.listActivity();
    const ended = entries.filter(({ event }) => event.kind === 'expired');
    expect(ended).toMatchObject([{ user: '', event: { flows: [{ id: consoles.flow }] } }]);
  });
});

describe('activity', () => {
  it('tells what others did, since when, and what changed in the firewall', async () => {
    const { companion, host, world } = await setUp();
    world.time = new Date('2026-11-24T13:00:00Z');
    host.interfere(consoles.rule);
    await companion.check();
    const { entries, lastWorse, trend, since } = await companion.listActivity();
    expect(entries[0]).toMatchObject({
      user: '',
      host: 'VMM01',
      canUndo: false,
      event: {
        kind: 'drift',
        since: '2026-11-24T12:00:00.000Z',
        sentence: { failing: 1, needed: 17 },
        turns: [{ id: consoles.flow, change: 'worse', after: 'disabled' }],
        causes: { rules: [{ id: consoles.rule, change: 'changed' }], otherRules: 0, settings: [] },
      },
    });
    expect(lastWorse).toEqual(entries[0]);
    expect(trend.map(({ failing }) => failing)).toEqual([0, 1]);
    expect(since).toBe('2026-11-24T12:00:00.000Z');
  });

  it('writes the same check down once, and again when somebody asks', async () => {
    const { companion } = await setUp();
    await Promise.all([companion.check(), companion.check()]);
    const kinds = async () =>
      (await companion.listActivity()).entries.map(({ event, user }) => [event.kind, user]);
    expect(await kinds()).toEqual([['check', '']]);
    await companion.checkNow();
    expect(await kinds()).toEqual([
      ['check', 'tester'],
      ['check', ''],
    ]);
  });

  it('names the settings that were changed, and none when nothing was', async () => {
    const { companion } = await setUp();
    await companion.saveSettings({ ...defaultSettings, theme: 'dark', notifications: false });
    await companion.saveSettings({ ...defaultSettings, theme: 'dark', notifications: false });
    const { entries } = await companion.listActivity();
    expect(entries.map(({ event }) => event)).toMatchObject([
      { kind: 'settings', names: ['theme', 'notifications'] },
      { kind: 'check' },
    ]);
  });

  it('is whole but for what others changed where that cannot be read', async () => {
    const { companion } = await setUp({}, { records: () => Promise.resolve(failure(problem)) });
    const { entries, problem: missing } = await companion.listActivity();
    expect(entries).toHaveLength(1);
    expect(missing).toEqual(problem);
  });
});

describe('start at login', () => {
  it('is what Windows says whenever somebody asks, and then for everybody', async () => {
    const { companion, world } = await setUp();
    const seen: unknown[] = [];
    companion.onStateChanged(({ settings }) => seen.push(settings.startAtLogin));
    await companion.getState();
    expect(seen).toEqual([]);
    world.startsAtLogin = true;
    expect((await companion.getState()).settings.startAtLogin).toBe(true);
    expect(seen).toEqual([true]);
  });
});

describe('what policy has locked on this computer', () => {
  const policy = (name: string, data: number): RegistryKey => ({
    path: '',
    values: [{ name, type: 'REG_DWORD', data }],
  });

  it('stays locked while a sample or the file of another server is looked at', async () => {
    const appPolicy = [policy('Notifications', 1), policy('StartAtLogin', 0)];
    const read: Host['read'] = () => Promise.resolve(success({ ...sample, appPolicy }));
    const { companion, world } = await setUp({}, { read });
    await companion.openSample('x');
    const { settings } = await companion.getState();
    expect(Object.keys(settings.locked).toSorted()).toEqual(['notifications', 'startAtLogin']);
    await expect(
      companion.saveSettings({ ...settings.values, notifications: false }),
    ).rejects.toThrow('Policy has set');
    await expect(companion.setStartAtLogin(true)).rejects.toThrow('Policy has set');
    expect(world.startsAtLogin).toBe(false);
  });
});

describe('saving a report', () => {
  it('is shown as long as it goes on, and written down', async () => {
    const { companion, world } = await setUp();
    const shown: string[] = [];
    companion.onStateChanged(({ progress }) => shown.push(progress?.what ?? ''));
    expect(await companion.saveReport('json')).toEqual({ kind: 'saved', name: 'a' });
    expect(shown.slice(0, 2)).toEqual(['saving', '']);
    expect(world.saved).toEqual(['vmm-firewall-VMM01-2026-11-24-1200.json']);
    const { entries } = await companion.listActivity();
    expect(entries[0]).toMatchObject({ user: 'tester', event: { kind: 'report', name: 'a' } });
  });
});
