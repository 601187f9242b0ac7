import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import { applyExceptions, exceptionOf } from './apply-exceptions.ts';
import type { FlowException } from './exception.ts';

const { assessment } = sampleReport('hyperv-host-2019-disabled-rules');
const failing = assessment.flows.filter((flow) => flow.failing);
const flow = failing[0]?.id ?? '';
const excuse = (more: Partial<FlowException> = {}): FlowException => ({
  flow,
  host: '*',
  reason: 'Agreed',
  who: 'somebody',
  expires: null,
  ...more,
});
const today = '2026-11-24';
const apply = (...exceptions: FlowException[]) => applyExceptions(assessment, exceptions, today);
const failingAfter = (...exceptions: FlowException[]) =>
  apply(...exceptions).assessment.summary.failing;

describe('exceptions', () => {
  it('take a failing flow out of what fails, and keep its verdict', () => {
    const result = apply(excuse());
    const after = result.assessment.flows.find(({ id }) => id === flow);
    expect(after).toMatchObject({ failing: false, needed: true, verdict: failing[0]?.verdict });
    expect(result.assessment.summary.failing).toBe(failing.length - 1);
    expect(result.exceptions).toMatchObject([
      { state: 'counts', flows: [{ id: flow, direction: 'in' }] },
    ]);
    expect(exceptionOf({ id: flow, direction: 'in' }, result.exceptions)?.reason).toBe('Agreed');
    expect(exceptionOf({ id: flow, direction: 'out' }, result.exceptions)).toBeUndefined();
  });

  it('make a host compliant when they speak of all that fails, and keep the rest in order', () => {
    const { assessment: after } = apply(...failing.map(({ id }) => excuse({ flow: id })));
    expect(after.summary).toMatchObject({ failing: 0, outcome: 'compliant' });
    expect(after.flows.map(({ id }) => id)).toEqual(assessment.flows.map(({ id }) => id));
  });

  it('put what fails before what is excepted', () => {
    const { flows } = apply(excuse()).assessment;
    const last = flows.findLastIndex((each) => each.failing);
    expect(flows.slice(0, last + 1).every((each) => each.failing)).toBe(true);
  });

  it('count on their last day and no more on the next', () => {
    expect(failingAfter(excuse({ expires: '2026-11-24' }))).toBe(failing.length - 1);
    expect(failingAfter(excuse({ expires: '2026-11-23' }))).toBe(failing.length);
    expect(apply(excuse({ expires: '2026-11-23' })).exceptions[0]?.state).toBe('expired');
  });

  it('excuse nothing once they have expired, nor where nothing fails', () => {
    const { exceptions } = apply(excuse({ expires: '2026-11-23' }));
    expect(exceptionOf({ id: flow, direction: 'in' }, exceptions)).toBeUndefined();
    const open = assessment.flows.find(({ id }) => failing.every((each) => each.id !== id));
    const idle = apply(excuse({ flow: open?.id ?? '' })).exceptions;
    expect(idle).toMatchObject([{ state: 'idle' }]);
    expect(open && exceptionOf(open, idle)).toBeUndefined();
  });

  it('are counted by flows: two for the same flow excuse one', () => {
    const { assessment: after, exceptions } = apply(excuse(), excuse({ reason: 'Agreed twice' }));
    expect(exceptions.map(({ state }) => state)).toEqual(['counts', 'counts']);
    expect(after.summary).toMatchObject({ excepted: 1, failing: failing.length - 1 });
  });

  it('are for the hosts and the end they name', () => {
    expect(failingAfter(excuse({ host: 'hv1?' }))).toBe(failing.length - 1);
    expect(failingAfter(excuse({ host: '*.contoso.com' }))).toBe(failing.length - 1);
    expect(apply(excuse({ host: 'VMM*' })).exceptions).toEqual([]);
    expect(apply(excuse({ direction: 'out' })).exceptions.map(({ state }) => state)).not.toContain(
      'counts',
    );
  });

  it('of a host without a known name count only when they are for every host', () => {
    const unnamed = { ...assessment, host: { ...assessment.host, name: null } };
    const states = (host: string) =>
      applyExceptions(unnamed, [excuse({ host })], today).exceptions.map(({ state }) => state);
    expect(states('*')).toEqual(['counts']);
    expect(states('?*')).toEqual([]);
  });

  it('that nothing needs are idle, those for flows of other servers are not listed', () => {
    const closed = new Set(failing.map(({ id }) => id));
    const open = assessment.flows.find(({ id }) => !closed.has(id))?.id ?? '';
    expect(apply(excuse({ flow: open })).exceptions).toMatchObject([{ state: 'idle' }]);
    expect(apply(excuse({ flow: 'of-another-server' })).exceptions).toEqual([]);
  });
});
