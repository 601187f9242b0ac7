import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import type { FlowAssessment } from '../assessment/model.ts';
import { flowVerdicts } from '../firewall/flow/verdict.ts';
import type { Report, ReportedChange } from './model.ts';
import { outcomeOf, outcomeOfProfile, type Outcome } from './outcome.ts';

const report = sampleReport('hyperv-host-2019-disabled-rules');
const flow = report.assessment.flows[0];
if (flow === undefined) throw new Error('the sample has flows');

const outcome = (more: Partial<FlowAssessment>, changes: Partial<Report> = {}) =>
  outcomeOf(
    { ...flow, needed: true, failing: false, review: false, ...more },
    { ...report, ...changes },
  );

const change = (kind: 'change' | 'undo', verified = true): ReportedChange => ({
  id: kind,
  time: '2026-11-24T08:00:00Z',
  who: 'somebody',
  kind,
  verified,
  steps: [],
  fixed: [{ id: flow.id, direction: flow.direction }],
});

describe('outcomeOf', () => {
  it.each<[Partial<FlowAssessment>, Outcome]>([
    [{ verdict: 'allowed' }, 'pass'],
    [{ verdict: 'allowed-by-default', needed: false }, 'pass'],
    [{ verdict: 'missing', failing: true }, 'fail'],
    [{ verdict: 'limited', failing: true }, 'fail'],
    [{ verdict: 'unknown', failing: true }, 'unknown'],
    [{ verdict: 'limited', review: true }, 'review'],
    [{ verdict: 'limited', review: true, needed: false }, 'informational'],
    [{ verdict: 'blocked', needed: false }, 'informational'],
    [{ verdict: 'unknown', needed: false }, 'informational'],
    [{ verdict: 'missing', needed: false, featureInUse: false }, 'not-applicable'],
    [{ verdict: 'not-applicable' }, 'not-applicable'],
  ])('of %j is %s', (more, expected) => {
    expect(outcome({ featureInUse: null, ...more })).toBe(expected);
  });

  it('passes nothing that is not open', () => {
    for (const verdict of flowVerdicts)
      for (const failing of [true, false])
        for (const needed of [true, false])
          expect(
            ['pass', 'fixed'].includes(
              outcome({ verdict, failing, needed }, { changes: [change('change')] }),
            ),
          ).toBe(!failing && (verdict === 'allowed' || verdict === 'allowed-by-default'));
  });

  it('is fixed only by a confirmed change that nobody undid, as long as the flow is open', () => {
    const after = (...changes: ReportedChange[]) => outcome({ verdict: 'allowed' }, { changes });
    expect(after(change('change'))).toBe('fixed');
    expect(after(change('change', false))).toBe('pass');
    expect(after(change('change'), change('undo'))).toBe('pass');
    expect(outcome({ verdict: 'missing', failing: true }, { changes: [change('change')] })).toBe(
      'fail',
    );
  });
});

describe('outcomeOfProfile', () => {
  const of = (verdict: FlowAssessment['verdict'], review: boolean, ofFlow: Outcome) =>
    outcomeOfProfile({ profile: 'domain', verdict, review, reasons: [], rules: [] }, ofFlow);
  it('fails where the profile does and passes where it is open', () => {
    expect([
      of('missing', false, 'fail'),
      of('allowed', false, 'fail'),
      of('unknown', false, 'fail'),
      of('limited', true, 'fail'),
    ]).toEqual(['fail', 'pass', 'unknown', 'review']);
    expect([of('allowed', false, 'fixed'), of('allowed-by-default', false, 'pass')]).toEqual([
      'fixed',
      'pass',
    ]);
    expect([of('missing', false, 'excepted'), of('not-applicable', false, 'fail')]).toEqual([
      'excepted',
      'not-applicable',
    ]);
  });
});
