import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contains,
  intersect,
  intervalsOf,
  isSubset,
  overlaps,
  pairsOf,
  subtract,
  union,
} from './intervals.ts';
import type { Bound, Intervals } from './intervals.ts';

/** Small enough to compare with a plain Set, point by point. */
const universe = 12;
const points = Array.from({ length: universe }, (_, point) => point);

const pairs = fc.array(fc.tuple(fc.nat(universe), fc.nat(universe)), { maxLength: 6 });
const flat = (list: readonly (readonly [number, number])[]) => list.flat();
const membersOf = (list: readonly (readonly [number, number])[]) =>
  new Set(points.filter((point) => list.some(([from, to]) => from <= point && point < to)));
const pointsIn = (set: Intervals<number>) => points.filter((point) => contains(set, point));

function isCanonical(set: Intervals<Bound>): boolean {
  return set.length % 2 === 0 && set.every((bound, i) => i === 0 || (set[i - 1] ?? 0) < bound);
}

describe('intervals', () => {
  it('hold exactly the points of their pairs, in any order, once', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const set = intervalsOf(flat(list));
        expect(isCanonical(set)).toBe(true);
        expect(pointsIn(set)).toEqual([...membersOf(list)]);
      }),
    );
  });

  it('are equal lists when they are equal sets', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const sameMembers = [...membersOf(a)].join() === [...membersOf(b)].join();
        const [x, y] = [intervalsOf(flat(a)), intervalsOf(flat(b))];
        expect(x.join() === y.join()).toBe(sameMembers);
      }),
    );
  });

  it('unite, intersect and subtract as sets do', () => {
    fc.assert(
      fc.property(pairs, pairs, (listA, listB) => {
        const [a, b] = [intervalsOf(flat(listA)), intervalsOf(flat(listB))];
        const [inA, inB] = [membersOf(listA), membersOf(listB)];
        const where = (keep: (point: number) => boolean) => points.filter(keep);
        expect(pointsIn(union(a, b))).toEqual(where((p) => inA.has(p) || inB.has(p)));
        expect(pointsIn(intersect(a, b))).toEqual(where((p) => inA.has(p) && inB.has(p)));
        expect(pointsIn(subtract(a, b))).toEqual(where((p) => inA.has(p) && !inB.has(p)));
        for (const set of [union(a, b), intersect(a, b), subtract(a, b)])
          expect(isCanonical(set)).toBe(true);
      }),
    );
  });

  it('tell part and overlap as sets do', () => {
    fc.assert(
      fc.property(pairs, pairs, (listA, listB) => {
        const [a, b] = [intervalsOf(flat(listA)), intervalsOf(flat(listB))];
        const [inA, inB] = [membersOf(listA), membersOf(listB)];
        expect(isSubset(a, b)).toBe([...inA].every((point) => inB.has(point)));
        expect(overlaps(a, b)).toBe([...inA].some((point) => inB.has(point)));
      }),
    );
  });

  it('give their pairs back', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const set = intervalsOf(flat(list));
        expect(intervalsOf(pairsOf(set).flat())).toEqual(set);
      }),
    );
  });

  it('work the same on bigints, above what a number can hold', () => {
    const base = 1n << 100n;
    fc.assert(
      fc.property(pairs, pairs, (listA, listB) => {
        const big = (list: readonly (readonly [number, number])[]) =>
          intervalsOf(flat(list).map((bound) => base + BigInt(bound)));
        const lowered = (set: Intervals<bigint>) => set.map((bound) => Number(bound - base));
        const [a, b] = [intervalsOf(flat(listA)), intervalsOf(flat(listB))];
        expect(lowered(union(big(listA), big(listB)))).toEqual(union(a, b));
        expect(lowered(subtract(big(listA), big(listB)))).toEqual(subtract(a, b));
      }),
    );
  });
});
