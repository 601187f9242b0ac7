import { describe, expect, it } from 'vitest';
import { layOutTrend } from './lay-out-trend.ts';

const point = (hour: string, failing: number, unknown = 0) => ({
  time: `2026-11-24T${hour}:00:00Z`,
  needed: 9,
  failing,
  unknown,
  excepted: 0,
});

describe('layOutTrend', () => {
  it('lets each count last until the next, and the last one until now', () => {
    const bars = layOutTrend(
      [point('08', 0), point('09', 4, 1), point('11', 2)],
      new Date('2026-11-24T12:00:00Z'),
    );
    expect(bars.map(({ from, width }) => [from, width])).toEqual([
      [0, 0.25],
      [0.25, 0.5],
      [0.75, 0.25],
    ]);
    expect(bars.map(({ closed, unknown }) => [closed, unknown])).toEqual([
      [0, 0],
      [0.75, 0.25],
      [0.5, 0],
    ]);
  });

  it('stays a drawing when the clock was set back', () => {
    const bars = layOutTrend([point('08', 1), point('09', 0)], new Date('2026-11-24T07:00:00Z'));
    expect(bars.map(({ width }) => width)).toEqual([1, 0]);
    expect(layOutTrend([], new Date(0))).toEqual([]);
  });
});
