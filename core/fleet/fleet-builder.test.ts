import { describe, expect, it } from 'vitest';
import type { HostResult } from './model.ts';
import { fleetOf, flow, host } from './test-support/fleet-of.ts';

const excepted = { failing: false, excepted: true, causes: [] };

describe('a fleet', () => {
  it('counts each flow over its hosts', () => {
    const { flows, summary } = fleetOf(
      host('A', [flow('f', 'missing', { ports: '2' }), flow('g', 'allowed')]),
      host('B', [flow('f', 'unknown'), flow('g', 'missing', excepted)]),
      host('C', [flow('f', 'allowed'), flow('g', 'unknown', { ...excepted, needed: false })]),
      host('D', [flow('f', 'missing', { needed: false, failing: false, causes: [] })]),
    );
    expect(flows).toMatchObject([
      { id: 'f', needed: 3, failing: 2, unknown: 1, excepted: 0, ports: ['1', '2'] },
      { id: 'g', needed: 2, failing: 0, unknown: 0, excepted: 2, ports: ['1'] },
    ]);
    expect(summary).toEqual({
      hosts: 4,
      compliant: 2,
      actionNeeded: 1,
      unknown: 1,
      withFaults: 0,
      withExceptions: 2,
      unread: 0,
    });
  });

  it('keeps of each cell all that tells it from another', () => {
    const open = flow('f', 'missing', { ...excepted, excepted: false, needed: false });
    const cells = [
      open,
      { ...open, needed: true },
      { ...open, failing: true },
      { ...open, review: true },
      { ...open, excepted: true },
      { ...open, verdict: 'blocked' as const },
    ];
    const { hosts } = fleetOf(...cells.map((each, index) => host(`H${index}`, [each])));
    const told = hosts
      .toSorted((a, b) => (a.input < b.input ? -1 : 1))
      .map(({ cells: [cell] }) => cell);
    expect(told).toEqual(
      cells.map(({ verdict, needed, failing, review, excepted: is }) => ({
        verdict,
        needed,
        failing,
        review,
        excepted: is,
      })),
    );
  });

  it('shows flows that fail on most hosts first, then those that most need, then by name', () => {
    const { flows, hosts } = fleetOf(
      host('A', [flow('z', 'missing'), flow('b', 'allowed'), flow('c', 'allowed')]),
      host('B', [flow('z', 'missing'), flow('y', 'missing'), flow('b', 'allowed')]),
      host('C', [flow('a', 'allowed'), flow('x', 'allowed')]),
    );
    expect(flows.map(({ id }) => id)).toEqual(['z', 'y', 'b', 'a', 'c', 'x']);
    const cellsOf = (name: string) =>
      hosts.find((each) => each.name === name)?.cells.map((cell) => cell?.verdict ?? null);
    expect(cellsOf('A')).toEqual(['missing', null, 'allowed', null, 'allowed', null]);
    expect(cellsOf('C')).toEqual([null, null, null, 'allowed', null, 'allowed']);
  });

  it('shows the worst hosts first, alike ones together, then by name and input', () => {
    const [f, g] = [flow('f', 'missing'), flow('g', 'missing')];
    const [fOpen, gOpen] = [flow('f', 'allowed'), flow('g', 'allowed')];
    const given = [
      host('e', [fOpen, gOpen]),
      host('d', [fOpen, gOpen], { faults: ['x'] }),
      host('c', [f, gOpen]),
      host('b', [fOpen, g]),
      host('a', [f, gOpen]),
      host('a', [f, gOpen], { input: '0.json' }),
      host('z', [f, g]),
    ];
    const order = (hosts: readonly HostResult[]) =>
      fleetOf(...hosts).hosts.map(({ name, input }) => `${name} ${input}`);
    expect(order(given)).toEqual([
      'z z.json',
      'b b.json',
      'a 0.json',
      'a a.json',
      'c c.json',
      'd d.json',
      'e e.json',
    ]);
    expect(order(given.toReversed())).toEqual(order(given));
  });

  it('counts each cause once a host, settings too, the most frequent first and at most ten', () => {
    const off = (text: string) => [{ key: 'off', text }];
    const { causes } = fleetOf(
      host('A', [
        flow('f', 'disabled', { causes: off('such as B') }),
        flow('g', 'disabled', { causes: off('such as C') }),
        flow('g', 'disabled', { direction: 'out', causes: off('such as C') }),
      ]),
      host('B', [flow('f', 'disabled', { causes: off('such as A') })], { faults: ['a setting'] }),
      host('C', [], { faults: ['a setting', 'another'] }),
    );
    expect(causes).toEqual([
      {
        text: 'such as A',
        hosts: 2,
        flows: ['f', 'g'],
        ends: [
          { id: 'f', direction: 'in' },
          { id: 'g', direction: 'in' },
          { id: 'g', direction: 'out' },
        ],
      },
      { text: 'a setting', hosts: 2, flows: [], ends: [] },
      { text: 'another', hosts: 1, flows: [], ends: [] },
    ]);
    const many = Array.from({ length: 30 }, (_, index) => flow(`f${index}`, 'missing'));
    expect(fleetOf(host('A', many)).causes).toHaveLength(10);
  });

  it('tells what was not read, left out and noted, in an order of its own', () => {
    const unread = (input: string) => ({ kind: 'unread', input, problem: 'No.' }) as const;
    const leftOut = (input: string) => ({ kind: 'left-out', input }) as const;
    const noted = (name: string, ...notes: readonly string[]) => host(name, [], { notes });
    const fleet = fleetOf(
      unread('b'),
      leftOut('d'),
      unread('a'),
      leftOut('c'),
      noted('A', 'rare', 'often'),
      noted('B', 'often', 'also rare'),
      host('C', [], { faults: ['x'] }),
    );
    expect(fleet.unread.map(({ input }) => input)).toEqual(['a', 'b']);
    expect(fleet.leftOut).toEqual(['c', 'd']);
    expect(fleet.notes).toEqual([
      { text: 'often', hosts: 2 },
      { text: 'also rare', hosts: 1 },
      { text: 'rare', hosts: 1 },
    ]);
    expect(fleet.summary).toMatchObject({ hosts: 3, unread: 2, withFaults: 1 });
  });
});
