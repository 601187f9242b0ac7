import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowException } from './exception.ts';
import { changedExceptions, exceptionsChange } from './exceptions-change.ts';

const some = fc.array(
  fc.record<FlowException, 'flow' | 'host' | 'reason' | 'who' | 'expires'>(
    {
      flow: fc.constantFrom('a', 'b'),
      direction: fc.constantFrom('in', 'out'),
      host: fc.constantFrom('*', 'HV*'),
      reason: fc.constantFrom('x', 'y'),
      who: fc.constantFrom('v', 'w'),
      expires: fc.constantFrom(null, '2027-01-31'),
    },
    { requiredKeys: ['flow', 'host', 'reason', 'who', 'expires'] },
  ),
  { maxLength: 6 },
);
const sorted = (list: readonly FlowException[]) => list.map((each) => JSON.stringify(each)).sort();

describe('a change of exceptions', () => {
  it.each<Partial<FlowException>>([
    { flow: 'b' },
    { direction: 'in' },
    { host: 'HV*' },
    { reason: 'y' },
    { who: 'w' },
    { expires: '2027-01-31' },
  ])('sees that %o makes another one, which stands behind the others', (other) => {
    const one = { flow: 'a', host: '*', reason: 'x', who: 'v', expires: null };
    const two = { ...one, flow: 'c' };
    const after = { ...one, ...other };
    expect(exceptionsChange([one], [after])).toEqual({ remove: [one], add: [after] });
    expect(changedExceptions([one, two], exceptionsChange([one], [after]))).toEqual([two, after]);
  });

  it('makes of one list the other, and nothing of an equal one', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const change = exceptionsChange(before, after);
        expect(sorted(changedExceptions(before, change))).toEqual(sorted(after));
        expect(exceptionsChange(before, [...before].reverse())).toEqual({ remove: [], add: [] });
      }),
    );
  });

  it('keeps what others have added meanwhile', () => {
    fc.assert(
      fc.property(some, some, some, (before, after, others) => {
        const change = exceptionsChange(before, after);
        expect(sorted(changedExceptions([...before, ...others], change))).toEqual(
          sorted([...after, ...others]),
        );
      }),
    );
  });
});
