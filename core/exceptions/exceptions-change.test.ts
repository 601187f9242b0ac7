import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowException } from './exception.ts';
import { changedExceptions, exceptionsChange } from './exceptions-change.ts';

const some = fc.array(
  fc.record<FlowException>({
    flow: fc.constantFrom('a', 'b'),
    host: fc.constant('*'),
    reason: fc.constantFrom('x', 'y'),
    who: fc.constant('w'),
    expires: fc.constantFrom(null, '2027-01-31'),
  }),
  { maxLength: 6 },
);
const sorted = (list: readonly FlowException[]) => list.map((each) => JSON.stringify(each)).sort();

describe('a change of exceptions', () => {
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
