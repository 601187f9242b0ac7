import { describe, expect, it } from 'vitest';
import type { ChangeEntry } from '../remediation/change-history.ts';
import type { ActivityEvent, ActivityRecord, FlowTurn, RunEvent } from './activity-record.ts';
import { activityView } from './activity-view.ts';

const record = (id: string, time: string, event: ActivityEvent): ActivityRecord => ({
  id,
  time: `2026-11-24T${time}:00.000Z`,
  user: 'anna',
  host: 'HV01',
  event,
});
const sentence = (failing: number) => ({
  needed: 9,
  failing,
  unknown: 0,
  excepted: 0,
  hasRoles: true,
});
const turn = (change: FlowTurn['change']): FlowTurn => ({
  id: 'a',
  direction: 'in',
  purpose: 'A',
  protocol: 'tcp',
  ports: '1',
  change,
  before: 'allowed',
  after: 'missing',
});
const rules: RunEvent['rules'] = [{ action: 'enable-rule', name: 'R', outcome: 'done' }];
const run = (operationId: string): Omit<RunEvent, 'kind' | 'undoes'> => ({
  operationId,
  rules,
  state: 'done',
  verified: true,
  sentence: null,
  turns: [],
});
const journal = (id: string, at: string, more: Partial<ChangeEntry> = {}): ChangeEntry => ({
  id,
  at: `2026-11-24T${at}:00.0000000Z`,
  user: 'CONTOSO\\root',
  kind: 'plan',
  state: 'done',
  planId: 'p',
  rules: [{ action: 'enable-rule', name: 'R', outcome: 'done', message: '' }],
  undoneBy: undefined,
  undoes: undefined,
  ...more,
});
const view = (
  records: readonly ActivityRecord[],
  history: readonly ChangeEntry[] = [],
  canChange = true,
) => activityView(records, history, { host: 'HV01', canChange });
const lines = (...args: Parameters<typeof view>) =>
  view(...args).entries.map(({ id, canUndo }) => [id, canUndo]);

describe('activity', () => {
  const own = record('e1', '10:00', { kind: 'change', ...run('op-1') });

  it('tells a run once, and those of terminals and other users with the rest, by their time', () => {
    const history = [journal('op-1', '09:59'), journal('op-2', '11:00')];
    const { entries } = view([own], history);
    expect(entries).toMatchObject([
      { id: 'op-2', user: 'CONTOSO\\root', host: 'HV01', event: { kind: 'change', rules } },
      { id: 'e1', user: 'anna', event: { verified: true } },
    ]);
  });

  it('trusts the journal about how a run ended', () => {
    const failed = { action: 'enable-rule', name: 'R', outcome: 'failed', message: 'no' } as const;
    const { entries } = view(
      [own],
      [journal('op-1', '10:00', { state: 'failed', rules: [failed] })],
    );
    expect(entries[0]?.event).toMatchObject({ state: 'failed', rules: [{ outcome: 'failed' }] });
  });

  it('offers to undo what changed a rule and was not taken back, whoever did either', () => {
    const undone = record('e2', '11:00', { kind: 'undo', ...run('op-2'), undoes: 'op-1' });
    expect(lines([own])).toEqual([['e1', true]]);
    expect(lines([own], [], false)).toEqual([['e1', false]]);
    expect(lines([own, undone])).toEqual([
      ['e2', false],
      ['e1', false],
    ]);
    const byTerminal = [
      journal('op-1', '10:00', { undoneBy: 'op-2' }),
      journal('op-2', '11:00', { kind: 'undo', undoes: 'op-1' }),
    ];
    expect(lines([own], byTerminal)).toEqual([
      ['op-2', false],
      ['e1', false],
    ]);
    const left = { action: 'enable-rule', name: 'R', outcome: 'left', message: '' } as const;
    expect(lines([], [journal('op-1', '10:00', { rules: [left] })])).toEqual([['op-1', false]]);
  });

  it('lets an undo that was cut be tried again', () => {
    const cut = journal('op-2', '11:00', { kind: 'undo', undoes: 'op-1', state: 'interrupted' });
    expect(lines([own], [journal('op-1', '10:00'), cut])[1]).toEqual(['e1', true]);
  });

  it('draws the trend from what is different, and finds when it last got worse', () => {
    const drift = (id: string, time: string, failing: number, change: FlowTurn['change']) =>
      record(id, time, {
        kind: 'drift',
        sentence: sentence(failing),
        since: null,
        turns: [turn(change)],
        causes: null,
      });
    const { trend, lastWorse, since } = view([
      record('c1', '08:00', { kind: 'check', sentence: sentence(0) }),
      record('c2', '08:30', { kind: 'check', sentence: sentence(0) }),
      drift('d1', '09:00', 2, 'worse'),
      drift('d2', '10:00', 0, 'better'),
      drift('d3', '11:00', 1, 'changed'),
    ]);
    expect(trend.map(({ time, failing }) => [time.slice(11, 16), failing])).toEqual([
      ['08:00', 0],
      ['09:00', 2],
      ['10:00', 0],
      ['11:00', 1],
    ]);
    expect(lastWorse?.id).toBe('d1');
    expect(since).toContain('08:00');
    expect(view([])).toEqual({ entries: [], trend: [], lastWorse: null, since: null });
  });

  it('goes on with the trend behind a run of which nobody knows how the host is since', () => {
    const { trend } = view([
      record('1', '08:00', { kind: 'check', sentence: sentence(2) }),
      record('2', '09:00', { kind: 'change', ...run('op'), sentence: null }),
      record('3', '10:00', { kind: 'check', sentence: sentence(0) }),
    ]);
    expect(trend.map(({ failing }) => failing)).toEqual([2, 0]);
  });

  it('tells when it got worse last, as far as its own records go', () => {
    const drift = (id: string, time: string) =>
      record(id, time, {
        kind: 'drift',
        sentence: sentence(1),
        since: null,
        turns: [turn('worse')],
        causes: null,
      });
    const shown = view([drift('1', '08:00'), drift('2', '09:00')], [journal('op', '07:00')]);
    expect(shown.lastWorse?.id).toBe('2');
    expect(shown.since).toBe('2026-11-24T08:00:00.000Z');
  });

  it.each([
    ['done', true],
    ['failed', true],
    ['interrupted', true],
    ['already-done', false],
    ['left', false],
    ['not-done', false],
  ])('offers to undo a run whose rule is %s: %s', (outcome, canUndo) => {
    const told = [{ action: 'enable-rule', name: 'R', outcome }];
    const entry = record('1', '08:00', { kind: 'change', ...run('op'), rules: told });
    expect(view([entry]).entries[0]?.canUndo).toBe(canUndo);
  });

  it('orders by the moment, whatever zone a time is written in', () => {
    const own = { ...record('own', '09:00', { kind: 'report', name: 'r' }) };
    const early = { ...journal('early', '08:00'), at: '2026-11-24T10:30:00.000+02:00' };
    expect(view([own], [early]).entries.map(({ id }) => id)).toEqual(['own', 'early']);
  });

  it('shows the newest points of a long trend', () => {
    const many = Array.from({ length: 250 }, (_, n) => ({
      ...record(`${n}`, '08:00', { kind: 'check', sentence: sentence(n) }),
      time: new Date(Date.UTC(2026, 10, 24) + n * 60_000).toISOString(),
    }));
    const { trend } = view(many);
    expect([trend.length, trend[0]?.failing, trend.at(-1)?.failing]).toEqual([200, 50, 249]);
  });

  it('shows the newest of very many', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      record(`c${index}`, '08:00', { kind: 'check', sentence: sentence(index % 2) }),
    );
    const { entries, trend } = view(many);
    expect([entries.length, entries[0]?.id, trend.length]).toEqual([300, 'c399', 200]);
  });
});
