import { describe, expect, it } from 'vitest';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { powerShellError } from '../../host/powershell/errors.ts';
import { failure, success } from '../../core/result.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { Plan } from '../../core/remediation/plan.ts';
import { defectEvent } from './defect.ts';
import { createLog, wantsDetails, type LogEvent } from './log.ts';
import { loggedLiveHost } from './logged-live-host.ts';

const time = '2026-11-24T08:00:00.000Z';

function recorded(withDetails = false) {
  const lines: string[] = [];
  const log = createLog({
    now: () => new Date(time),
    withDetails,
    open: () =>
      Promise.resolve({ write: (line) => void lines.push(line), settled: () => Promise.resolve() }),
  });
  const events = async (): Promise<unknown[]> => {
    await log.settled();
    return lines.map((line) => JSON.parse(line) as unknown);
  };
  return { log, events };
}

describe('the log', () => {
  it('writes one event a line, with its time', async () => {
    const { log, events } = recorded();
    log.write({ event: 'collect', code: 'timedOut', ms: 12.7, numbers: { firewall: 3 } });
    expect(await events()).toEqual([
      { time, event: 'collect', code: 'timedOut', ms: 13, numbers: { firewall: 3 } },
    ]);
  });

  it('has no place for a text from outside, unless details are wanted', async () => {
    const personal = 'C:\\Users\\anna\\x of HV01.contoso.com';
    const event: LogEvent = {
      event: 'call',
      what: personal,
      code: personal,
      numbers: { [personal]: 1 },
      details: personal,
    };
    const usual = recorded();
    usual.log.write(event);
    expect(await usual.events()).toEqual([
      { time, event: 'call', what: 'other', code: 'other', numbers: { other: 1 } },
    ]);
    const detailed = recorded(true);
    detailed.log.write(event);
    expect(await detailed.events()).toMatchObject([{ details: personal }]);
    expect(wantsDetails({ VMM_FIREWALL_LOG: 'details' })).toBe(true);
    expect(wantsDetails({})).toBe(false);
  });

  it('harms nobody when it cannot be opened', async () => {
    const log = createLog({
      now: () => new Date(time),
      withDetails: false,
      open: () => Promise.reject(new Error('no')),
    });
    log.write({ event: 'start' });
    await expect(log.settled()).resolves.toBeUndefined();
  });

  it('tells of an unexpected error its kind and place, without folders', () => {
    const error = new TypeError('C:\\Users\\anna is not iterable');
    error.stack = 'TypeError: x\n    at run (file:///C:/Program%20Files/App/main.mjs:12:345)';
    expect(defectEvent(error)).toEqual({
      event: 'defect',
      code: 'TypeError',
      what: 'main.mjs:12:345',
      details: error.message,
    });
    error.stack = 'TypeError: x\n    at C:\\Users\\anna\\app\\main.mjs:1:2';
    expect(defectEvent(error).what).toBe('main.mjs:1:2');
    expect(defectEvent('text')).toEqual({ event: 'defect', code: 'string' });
  });
});

const report: ApplyReport = {
  schemaVersion: 1,
  operationId: 'one',
  outcome: 'partly',
  message: 'm',
  whatIf: false,
  planId: null,
  planSha256: '',
  kind: 'plan',
  steps: [
    { action: 'create-rule', name: 'a', outcome: 'done', message: '', before: null, after: null },
    { action: 'create-rule', name: 'b', outcome: 'failed', message: '', before: null, after: null },
  ],
  undoPlan: null,
  startedAt: time,
  finishedAt: time,
};

/** A computer whose clock the test moves. */
function fakeLive(tick: (ms: number) => void): LiveHost {
  return {
    records: {
      report: () => Promise.resolve(undefined),
      undoPlan: () => Promise.resolve(undefined),
      operations: () => Promise.resolve([]),
      journal: () => Promise.resolve(success([])),
    },
    collect({ onProgress }) {
      onProgress?.({ part: 'firewall', done: 0, total: 2 });
      tick(40);
      onProgress?.({ part: 'services', done: 1, total: 2 });
      tick(2);
      onProgress?.({ part: 'done', done: 2, total: 2 });
      return Promise.resolve(success(emptySnapshot('a test')));
    },
    counters: () => Promise.resolve(failure(powerShellError('timedOut', 'on HV01'))),
    tryPlan: () => Promise.resolve(success(report)),
    apply: () => Promise.resolve({ operationId: 'one', outcome: { kind: 'done', result: report } }),
    close: () => Promise.resolve(),
  };
}

describe('a computer whose work is written down', () => {
  it('tells how long each part took, and what failed', async () => {
    let at = 0;
    const live = fakeLive((ms) => (at += ms));
    const { log, events } = recorded();
    const logged = loggedLiveHost(live, log, () => new Date(at));
    const seen: string[] = [];
    const options = { timeoutMs: 1, onProgress: ({ part }: { part: string }) => seen.push(part) };
    expect(await logged.collect(options)).toMatchObject({ ok: true });
    expect(seen).toEqual(['firewall', 'services', 'done']);
    await logged.counters({ timeoutMs: 1 });
    // Only what kind of plan it is counts here.
    const plan = { kind: 'plan' } as Plan;
    await logged.tryPlan(plan, { timeoutMs: 1 });
    await logged.apply(plan, false, { timeoutMs: 1, manualScript: '' });
    expect(await events()).toEqual([
      { time, event: 'collect', code: 'done', ms: 42, numbers: { firewall: 40, services: 2 } },
      { time, event: 'counters', code: 'timedOut', ms: 0 },
      { time, event: 'try-plan', what: 'plan', code: 'done', ms: 0 },
      { time, event: 'apply', what: 'plan', code: 'partly', ms: 0, numbers: { steps: 2, done: 1 } },
    ]);
  });
});
