import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bound, Intervals } from '../algebra/intervals.ts';
import { contains, intervalsOf } from '../algebra/intervals.ts';
import type { Box, Labelled } from './box.ts';
import { carve } from './carve.ts';

/** Ports around a border of blocks, and addresses, both few enough to ask for every point. */
const portRange = { from: 12, to: 20 };
const addressRange = { from: 1, to: 4 };

const set = ({ from, to }: typeof portRange): fc.Arbitrary<Intervals<Bound>> =>
  fc
    .array(fc.integer({ min: from, max: to - 1 }), { minLength: 1, maxLength: 4 })
    .map((values) => intervalsOf<Bound>(values.flatMap((value) => [value, value + 1])));
const wide = fc.constant<Intervals<Bound>>([0, 65536]);
const box: fc.Arbitrary<Box> = fc
  .tuple(fc.oneof(set(portRange), wide), fc.oneof(set(portRange), wide), set(addressRange))
  .map(([local, remote, addresses]) => ({
    family: 4,
    sets: [local, remote, [0, 1], addresses, [0, 3]],
  }));

interface Point {
  readonly local: number;
  readonly remote: number;
  readonly address: number;
}
const each = ({ from, to }: typeof portRange) =>
  Array.from({ length: to - from }, (_, i) => from + i);
const points: Point[] = each(portRange).flatMap((local) =>
  each(portRange).flatMap((remote) =>
    each(addressRange).map((address) => ({ local, remote, address })),
  ),
);
const holds = ({ sets }: Box, { local, remote, address }: Point) =>
  contains(sets[0] ?? [], local) &&
  contains(sets[1] ?? [], remote) &&
  contains(sets[3] ?? [], address);

describe('carve', () => {
  it('gives every point to the first cutter that has it, and the others to the rest, once', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 6 }), (whole, cutters) => {
        const labelled = cutters.map((cutter, i): Labelled<number> => ({
          box: cutter,
          labels: [i],
        }));
        const { taken, rest } = carve([whole], labelled);
        for (const point of points) {
          const first = cutters.findIndex((cutter) => holds(cutter, point));
          const by = taken.filter((piece) => holds(piece.box, point));
          const left = rest.filter((piece) => holds(piece, point));
          const fate = [...by.map(({ labels }) => labels[0]), ...left.map(() => 'rest')];
          expect(fate).toEqual(holds(whole, point) ? [first < 0 ? 'rest' : first] : []);
        }
      }),
      { numRuns: 60 },
    );
  });
});
