/** Processor time, so that neighbours on the machine count as little as possible. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The fastest of several runs: what the work costs when nothing is in its way. */
export function best(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => cpuSeconds(work)));
}

/** One measured figure and what it must not pass. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  /** `most`: the value may not be above the limit; `least`: not below. */
  readonly kind: 'most' | 'least';
}

export const holds = ({ value, limit, kind }: Figure): boolean =>
  kind === 'most' ? value <= limit : value >= limit;

const rounded = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

export function figureLine(figure: Figure): string {
  const { what, value, unit, limit, kind } = figure;
  const mark = holds(figure) ? 'ok  ' : 'MISS';
  return `${mark} ${what}: ${rounded(value)} ${unit} (at ${kind} ${rounded(limit)})`;
}
