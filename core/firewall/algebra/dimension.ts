import type { Match } from '../terms.ts';
import type { Bound, Intervals } from './intervals.ts';
import { isSubset, overlaps } from './intervals.ts';

/**
 * One condition of a rule as two sets: where it holds for certain, and where it may hold.
 * `certain` is always part of `possible`, and the same list where nothing is uncertain. This is how
 * "cannot be told" stays exact.
 */
export interface Dimension<T extends Bound> {
  readonly certain: Intervals<T>;
  readonly possible: Intervals<T>;
}

/** Whole set against the condition: all inside, none possibly inside, or undecided. */
export function matchDimension<T extends Bound>(
  dimension: Dimension<T> | undefined,
  set: Intervals<T>,
): Match {
  if (dimension === undefined) return 'yes';
  if (isSubset(set, dimension.certain)) return 'yes';
  return overlaps(set, dimension.possible) ? 'may' : 'no';
}
