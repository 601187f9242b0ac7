import { describe, expect, it } from 'vitest';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { ComparedFlow } from '../../core/compare/model.ts';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';
import { differenceOf } from './turns.ts';

const closed: ReadonlySet<FlowVerdict> = new Set([
  'missing',
  'disabled',
  'blocked',
  'void',
  'unknown',
]);
const flow = (id: string, verdict: FlowVerdict, needed = true): ComparedFlow => ({
  id,
  direction: 'in',
  role: 'hyperv-host',
  purpose: id,
  protocol: 'tcp',
  ports: '5985',
  verdict,
  needed,
  failing: needed && closed.has(verdict),
  profiles: [{ profile: 'domain', verdict, reasons: [] }],
});
const excepted = (id: string): AppliedException => ({
  flow: id,
  host: '*',
  reason: 'Agreed',
  who: 'Ops',
  expires: null,
  state: 'counts',
  flows: [{ id, direction: 'in' }],
});
const between = (before: ComparedFlow[], after: ComparedFlow[], ...exceptions: string[]) => {
  const { turns, worse } = differenceOf(before, after, exceptions.map(excepted));
  return {
    turns: turns.map(({ id, change, before: old, after: now }) => [id, change, old, now]),
    worse: worse.map(({ id }) => id),
  };
};

describe('differenceOf', () => {
  it('says what got worse and better, and what is worth a notice', () => {
    expect(
      between(
        [flow('a', 'allowed'), flow('b', 'missing'), flow('c', 'blocked'), flow('d', 'allowed')],
        [flow('a', 'missing'), flow('b', 'allowed'), flow('c', 'missing'), flow('d', 'allowed')],
      ),
    ).toEqual({
      turns: [
        ['a', 'worse', 'allowed', 'missing'],
        ['b', 'better', 'missing', 'allowed'],
        ['c', 'better', 'blocked', 'missing'],
      ],
      worse: ['a'],
    });
  });

  it('takes a failed reading for no finding', () => {
    expect(
      between(
        [flow('a', 'allowed'), flow('b', 'unknown')],
        [flow('a', 'unknown'), flow('b', 'allowed')],
      ),
    ).toEqual({
      turns: [
        ['a', 'changed', 'allowed', 'unknown'],
        ['b', 'changed', 'unknown', 'allowed'],
      ],
      worse: [],
    });
    expect(between([flow('a', 'unknown')], [flow('a', 'missing')]).worse).toEqual([]);
  });

  it('leaves out what is not needed and what is excepted', () => {
    expect(
      between(
        [flow('a', 'allowed', false), flow('b', 'allowed')],
        [flow('a', 'missing', false), flow('b', 'missing')],
        'b',
      ),
    ).toEqual({ turns: [], worse: [] });
  });

  it('shows what was needed and is no more, since somebody may have turned it on the way', () => {
    expect(between([flow('a', 'allowed')], [flow('a', 'missing', false)])).toEqual({
      turns: [['a', 'worse', 'allowed', 'missing']],
      worse: [],
    });
  });

  it('shows a flow that came with a new role, which nobody closed', () => {
    expect(between([], [flow('a', 'missing'), flow('b', 'allowed')])).toEqual({
      turns: [['a', 'worse', null, 'missing']],
      worse: [],
    });
    expect(between([flow('a', 'missing')], [])).toEqual({ turns: [], worse: [] });
  });
});
