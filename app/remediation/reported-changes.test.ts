import { describe, expect, it } from 'vitest';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import type { PlanStep } from '../../core/remediation/plan.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { ApplyReport } from '../../host/live/apply-report.ts';
import { sampleSnapshot } from '../../test/report/support/sample-report.ts';
import { assessHost } from '../assess-input.ts';
import type { ChangeEntry } from './change-history.ts';
import { planHost } from './host-plan.ts';
import { reportedChanges } from './reported-changes.ts';

const before = sampleSnapshot('hyperv-host-2019-disabled-rules');
function judged(snapshot: Snapshot) {
  const result = assessHost(snapshot, {});
  if (result.kind === 'ask') throw new Error(result.why);
  return result;
}
const judge = (snapshot: Snapshot) => judged(snapshot).assessment;
const winrm = { id: 'agent-control-winrm-5985', direction: 'in' } as const;
const bits = { id: 'agent-data-bits-443', direction: 'in' } as const;
const { plan } = planHost(before, judged(before), {
  chosen: [winrm, bits],
  now: new Date('2026-01-31'),
  place: 'local',
  exceptions: [],
});
const after = applySteps(before, plan.steps);

function textOf({ firewall: { local } }: Snapshot, name: string): string | null {
  const keys = isAvailable(local) ? local.keys : [];
  const found = keys
    .flatMap(({ values }) => values)
    .find((value) => value.name.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : String(found.data);
}

const nameOf = (step: PlanStep) => (step.action === 'create-rule' ? step.rule.name : step.name);
const report: ApplyReport = {
  schemaVersion: 1,
  operationId: 'run-1',
  outcome: 'done',
  message: '',
  whatIf: false,
  planId: plan.id,
  planSha256: 'a'.repeat(64),
  kind: 'plan',
  steps: plan.steps.map((step) => ({
    action: step.action,
    name: nameOf(step),
    outcome: 'done',
    message: '',
    before: textOf(before, nameOf(step)),
    after: textOf(after, nameOf(step)),
  })),
  undoPlan: null,
  startedAt: '2026-01-31T10:00:00Z',
  finishedAt: '2026-01-31T10:00:01Z',
};
const entry: ChangeEntry = {
  id: 'run-1',
  at: '2026-01-31T10:00:00.000Z',
  user: 'CONTOSO\\ada',
  kind: 'plan',
  state: 'done',
  planId: plan.id,
  rules: report.steps.map(({ action, name }) => ({ action, name, outcome: 'done', message: '' })),
  undoneBy: undefined,
  undoes: undefined,
};
const reported = (now: Snapshot, change: Partial<ChangeEntry> = {}, reports = [report]) =>
  reportedChanges({ history: [{ ...entry, ...change }], reports }, now, judge)[0];

describe('changes of the journal', () => {
  it('are told with their rules before and after, and with the flows they opened', () => {
    const change = reported(after);
    expect(change).toMatchObject({
      time: entry.at,
      who: entry.user,
      kind: 'change',
      verified: true,
      steps: [
        { action: 'enable', ruleId: 'WINRM-HTTP-In-TCP', before: expect.any(String) },
        { action: 'create', before: null, after: expect.stringContaining('LPort=443') },
      ],
    });
    expect(change?.fixed).toEqual(expect.arrayContaining([winrm, bits]));
    // The same rule serves flows that nobody had asked about.
    expect(change?.fixed.map(({ id }) => id)).toContain('library-to-host-bits');
  });

  it('are not confirmed where the firewall says something else by now', () => {
    expect(reported(before)).toMatchObject({ verified: false, fixed: [] });
  });

  it('that were taken back opened nothing that is open now', () => {
    const back = { ...entry, id: 'run-2', kind: 'undo' as const, undoes: 'run-1' };
    const undo = reportedChanges(
      {
        history: [entry, back],
        reports: [
          report,
          {
            ...report,
            operationId: 'run-2',
            kind: 'undo',
            steps: report.steps.map((step) => ({
              ...step,
              action: step.before === null ? 'remove-rule' : 'disable-rule',
              before: step.after,
              after: step.before,
            })),
          },
        ],
      },
      before,
      judge,
    );
    expect(undo).toMatchObject([
      { kind: 'change', verified: false, fixed: [] },
      { kind: 'undo', verified: true, fixed: [] },
    ]);
  });

  it('that were cut short are told by the names of their rules, and those that changed nothing not', () => {
    const cut = reported(after, { state: 'interrupted' }, []);
    expect(cut).toMatchObject({ verified: false, fixed: [], steps: [{ before: null }, {}] });
    const nothing = entry.rules.map((rule) => ({ ...rule, outcome: 'already-done' as const }));
    expect(reported(after, { rules: nothing })).toBeUndefined();
  });
});
