import { describe, expect, it } from 'vitest';
import { failure, success } from '../../core/result.ts';
import type { ChangePlan, Plan, UndoPlan } from '../../core/remediation/plan.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import type { AppliedRun, LiveHost } from '../../host/live/live-host.ts';
import { firewallHost } from '../../test/support/firewall-host.ts';
import { memoryLog } from './activity.ts';
import { liveComputer } from './live-computer.ts';
import { sample } from './test-support/changing-companion.ts';
import { planHead } from './test-support/plan-head.ts';

const plan: ChangePlan = { ...planHead, kind: 'plan', steps: [] };
const undo: UndoPlan = { ...planHead, kind: 'undo', steps: [] };
const step = (name: string, outcome: ApplyReport['steps'][number]['outcome'], message = '') =>
  ({ action: 'enable-rule', name, outcome, message, before: null, after: null }) as const;
const report = (more: Partial<ApplyReport>): ApplyReport => ({
  schemaVersion: 1,
  operationId: 'op',
  outcome: 'done',
  message: '',
  whatIf: false,
  planId: 'p',
  planSha256: '',
  kind: 'plan',
  steps: [],
  undoPlan: null,
  startedAt: '',
  finishedAt: '',
  ...more,
});

const unread = (why: string) => ({ kind: 'unreadable', what: 'w', why, next: 'n' }) as const;

/** This computer over a machine that answers as a test wants. */
function setUp(answers: {
  readonly snapshot?: Snapshot;
  readonly outcome?: AppliedRun['outcome'];
  readonly undoPlan?: Plan;
  readonly journal?: 'unreadable' | 'broken';
}) {
  const world = { opened: 0, closed: 0, elevated: [] as boolean[] };
  const { snapshot, outcome = { kind: 'done', result: report({}) }, undoPlan, journal } = answers;
  const live: LiveHost = {
    collect: () => Promise.resolve(success(snapshot ?? firewallHost({}))),
    counters: () => Promise.resolve(success({ b: 2, a: 1 })),
    tryPlan: () => Promise.resolve(success(report({}))),
    apply: (_plan, elevated) => {
      world.elevated.push(elevated);
      return Promise.resolve({ operationId: 'op', outcome });
    },
    records: {
      report: () => Promise.resolve(undefined),
      undoPlan: () => Promise.resolve(undoPlan),
      operations: () => Promise.resolve([]),
      journal: () =>
        journal === 'broken'
          ? Promise.reject(new Error('EIO'))
          : Promise.resolve(
              journal === undefined ? success([]) : failure(unread('access is denied')),
            ),
    },
    close: () => {
      world.closed += 1;
      return Promise.resolve();
    },
  };
  const open = () => {
    world.opened += 1;
    return Promise.resolve(live);
  };
  return { host: liveComputer(open, { activity: memoryLog(), lastCheck: null }), world };
}
const work = { signal: new AbortController().signal, onStep: () => undefined };
const applied = async (result: ApplyReport) =>
  setUp({ outcome: { kind: 'done', result } }).host.apply({ plan, ...work });

describe('this computer', () => {
  it('is opened when it is first needed, once, and not to be closed', async () => {
    const { host, world } = setUp({});
    await host.close();
    expect(world).toMatchObject({ opened: 0, closed: 0 });
    await Promise.all([host.read(work), host.probe(work.signal), host.records()]);
    await host.close();
    expect(world).toMatchObject({ opened: 1, closed: 1 });
  });

  it('asks for administrator rights unless the last reading had them', async () => {
    const { collection } = sample;
    if (!isAvailable(collection)) throw new Error('the sample says who read it');
    const collectedBy = (elevated: boolean): Snapshot => ({
      ...sample,
      collection: { ...collection, elevated },
    });
    for (const elevated of [true, false]) {
      const { host, world } = setUp({ snapshot: collectedBy(elevated) });
      await host.apply({ plan, ...work });
      await host.read(work);
      await host.apply({ plan, ...work });
      expect(world.elevated).toEqual([false, elevated]);
    }
  });
});

describe('what the step with administrator rights reports', () => {
  it('is done, and a step that was as planned before counts', async () => {
    const steps = [step('A', 'done'), step('B', 'already-done')];
    expect(await applied(report({ steps }))).toEqual({
      kind: 'done',
      operationId: 'op',
      stepsDone: 2,
      problem: null,
    });
  });

  it('names the steps that are left, with the reason of each', async () => {
    const steps = [
      step('A', 'done'),
      step('B', 'failed', 'access is denied'),
      step('C', 'not-done'),
    ];
    expect(await applied(report({ outcome: 'partly', message: 'Stopped.', steps }))).toMatchObject({
      kind: 'done',
      stepsDone: 1,
      problem: { why: 'Stopped. B: access is denied C: ' },
    });
  });

  it('is that nothing was changed where the plan was refused', async () => {
    const refused = report({ outcome: 'refused', message: 'Made for another computer.' });
    expect(await applied(refused)).toMatchObject({
      kind: 'not-done',
      problem: { what: 'Nothing was changed.', why: 'Made for another computer.' },
    });
  });

  it('is passed on where there is none', async () => {
    const outcome = { kind: 'refused', what: 'w', why: 'y', next: 'n', manualScript: '' } as const;
    expect(await setUp({ outcome }).host.apply({ plan, ...work })).toEqual({
      kind: 'not-done',
      problem: outcome,
    });
  });
});

describe('records of this computer', () => {
  it('give an undo plan that is one, and nothing else', async () => {
    expect(await setUp({ undoPlan: undo }).host.undoPlanOf('op')).toEqual(success(undo));
    for (const other of [plan, undefined])
      expect(
        await setUp(other === undefined ? {} : { undoPlan: other }).host.undoPlanOf('op'),
      ).toMatchObject({ ok: false, error: { what: 'Nothing was undone.' } });
  });

  it('that cannot be read are not taken for none', async () => {
    expect(await setUp({}).host.records()).toMatchObject({ ok: true, value: { history: [] } });
    expect(await setUp({ journal: 'unreadable' }).host.records()).toMatchObject({
      ok: false,
      error: { why: 'access is denied' },
    });
    expect(await setUp({ journal: 'broken' }).host.records()).toMatchObject({
      ok: false,
      error: { why: 'Error: EIO' },
    });
  });
});
