import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsOf, overlaps } from '../algebra/intervals.ts';
import { blocksOfEntries, narrowBlocks, PortBlocks } from './port-blocks.ts';

const port = fc.integer({ min: 0, max: 65535 });
const range = fc
  .tuple(port, fc.integer({ min: 1, max: 200 }))
  .map(([from, width]): [number, number] => [from, Math.min(from + width, 65536)]);
const ports = fc
  .array(range, { minLength: 1, maxLength: 4 })
  .map((ranges) => intervalsOf(ranges.flat()));

describe('narrowBlocks', () => {
  it.each([
    [[80, 81], [5]],
    [
      [15, 17],
      [0, 1],
    ],
    [
      [0, 1, 65535, 65536],
      [0, 4095],
    ],
    [[80, 81, 82, 83], [5]],
    [[0, 129], undefined],
    [[49152, 65536], undefined],
  ])('%j: %j', (set, expected) => expect(narrowBlocks(set)).toEqual(expected));

  it('leaves words and absent conditions alone', () => {
    expect(blocksOfEntries([])).toBeUndefined();
    expect(blocksOfEntries([{ from: 80, to: 81 }, { word: 'RPC' }])).toBeUndefined();
    expect(blocksOfEntries([{ from: 80, to: 81 }])).toEqual([5]);
  });
});

describe('PortBlocks', () => {
  it('finds everything whose ports overlap, until it is removed', () => {
    fc.assert(
      fc.property(fc.array(ports, { maxLength: 8 }), ports, (sets, wanted) => {
        const filed = sets.flatMap((set) => {
          const blocks = narrowBlocks(set);
          return blocks === undefined ? [] : [{ set, blocks }];
        });
        const pile = new PortBlocks<(typeof filed)[number]>();
        for (const entry of filed) pile.file(entry.blocks, entry);
        const found = () => {
          const entries = new Set<(typeof filed)[number]>();
          pile.within(wanted, (some) => some.forEach((entry) => entries.add(entry)));
          return entries;
        };
        for (const entry of filed) {
          const hit = found().has(entry);
          expect(hit || !overlaps(entry.set, wanted)).toBe(true);
          pile.remove(entry.blocks, entry);
          expect(found().has(entry)).toBe(false);
        }
      }),
    );
  });

  it('gives everything for all ports', () => {
    const pile = new PortBlocks<string>();
    pile.file([5], 'a');
    pile.file([4095], 'b');
    const found: string[] = [];
    pile.within([0, 65536], (entries) => found.push(...entries));
    expect(found).toEqual(['a', 'b']);
  });
});
