import type { TrendPoint } from '../../electron/contract/model.ts';

/** A stretch of time with the same counts; lengths as parts of the whole, 0 to 1. */
export interface TrendBar {
  readonly point: TrendPoint;
  readonly from: number;
  readonly width: number;
  /** Height of what is closed, and of what cannot be told above it. */
  readonly closed: number;
  readonly unknown: number;
}

/**
 * The trend as bars over time: each lasts until the next one begins, the last one until now.
 * @param points the oldest first
 */
export function layOutTrend(points: readonly TrendPoint[], now: Date): TrendBar[] {
  const times = points.map(({ time }) => Date.parse(time));
  const [first = 0] = times;
  const end = Math.max(now.getTime(), ...times);
  const span = end - first || 1;
  const most = Math.max(1, ...points.map(({ failing }) => failing));
  return points.map((point, index) => {
    const from = times[index] ?? first;
    return {
      point,
      from: (from - first) / span,
      width: ((times[index + 1] ?? end) - from) / span,
      closed: (point.failing - point.unknown) / most,
      unknown: point.unknown / most,
    };
  });
}
