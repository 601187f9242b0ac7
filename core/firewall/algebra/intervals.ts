/**
 * Exact sets of numbers as half-open intervals. A set is the flat list of its boundaries
 * `[from, to, from, to, ...]`, strictly increasing, so that two equal sets are two equal lists and
 * no operation needs a "plus one". Ports and IPv4 addresses are numbers, IPv6 addresses bigints.
 */
export type Bound = number | bigint;
export type Intervals<T extends Bound> = readonly T[];

/** Sorts and joins any list of `[from, to)` pairs given flat; empty pairs vanish. */
export function intervalsOf<T extends Bound>(pairs: readonly T[]): Intervals<T> {
  if (pairs.length === 2) return isPair(pairs) ? pairs : [];
  const starts: [T, T][] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const from = pairs[i];
    const to = pairs[i + 1];
    if (from !== undefined && to !== undefined && from < to) starts.push([from, to]);
  }
  starts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const result: T[] = [];
  let end: T | undefined;
  for (const [from, to] of starts) {
    if (end === undefined || from > end) {
      if (end !== undefined) result.push(end);
      result.push(from);
      end = to;
    } else if (to > end) end = to;
  }
  if (end !== undefined) result.push(end);
  return result;
}

function isPair(pair: readonly Bound[]): boolean {
  const [from, to] = pair;
  return from !== undefined && to !== undefined && from < to;
}

/** Walks the boundaries of both sets once; `keep` says which of the four areas belong to the result. */
function combine<T extends Bound>(
  a: Intervals<T>,
  b: Intervals<T>,
  keep: (inA: boolean, inB: boolean) => boolean,
): Intervals<T> {
  const result: T[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    const at = y === undefined || (x !== undefined && x <= y) ? x : y;
    if (at === undefined) return result;
    if (x === at) i++;
    if (y === at) j++;
    if (keep(i % 2 === 1, j % 2 === 1) !== (result.length % 2 === 1)) result.push(at);
  }
}

export function union<T extends Bound>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return combine(a, b, (inA, inB) => inA || inB);
}

/** The union of many sets, in one go. */
export function unionOf<T extends Bound>(sets: readonly Intervals<T>[]): Intervals<T> {
  return intervalsOf(sets.flat());
}

/** One of the sets itself where it lies in the other, so that most sets are shared, and seen to be the same. */
export function intersect<T extends Bound>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  if (a === b || isSubset(a, b)) return a;
  if (isSubset(b, a)) return b;
  return combine(a, b, (inA, inB) => inA && inB);
}

export function subtract<T extends Bound>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  return combine(a, b, (inA, inB) => inA && !inB);
}

/** Number of boundaries at or below the value: odd means inside. */
function boundariesUpTo<T extends Bound>(set: Intervals<T>, value: T): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bound = set[middle];
    if (bound !== undefined && bound <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function contains<T extends Bound>(set: Intervals<T>, value: T): boolean {
  return boundariesUpTo(set, value) % 2 === 1;
}

/** True when every element of `part` is in `whole`. Costs the size of `part` times log of `whole`. */
export function isSubset<T extends Bound>(part: Intervals<T>, whole: Intervals<T>): boolean {
  for (let i = 0; i + 1 < part.length; i += 2) {
    const from = part[i];
    const to = part[i + 1];
    if (from === undefined || to === undefined) return true;
    const position = boundariesUpTo(whole, from);
    const end = whole[position];
    if (position % 2 === 0 || end === undefined || end < to) return false;
  }
  return true;
}

/** Does one set lie wholly before the other? Most sets that have nothing in common do. */
function isBefore<T extends Bound>(a: Intervals<T>, b: Intervals<T>): boolean {
  const end = a[a.length - 1];
  const start = b[0];
  return end !== undefined && start !== undefined && end <= start;
}

export function overlaps<T extends Bound>(a: Intervals<T>, b: Intervals<T>): boolean {
  if (isBefore(a, b) || isBefore(b, a)) return false;
  const few = a.length <= b.length ? a : b;
  const many = few === a ? b : a;
  for (let i = 0; i + 1 < few.length; i += 2) {
    const from = few[i];
    const to = few[i + 1];
    if (from === undefined || to === undefined) return false;
    const position = boundariesUpTo(many, from);
    const next = many[position];
    if (position % 2 === 1 || (next !== undefined && next < to)) return true;
  }
  return false;
}

/** The intervals as pairs, for texts. */
export function pairsOf<T extends Bound>(set: Intervals<T>): [T, T][] {
  const pairs: [T, T][] = [];
  for (let i = 0; i + 1 < set.length; i += 2) {
    const from = set[i];
    const to = set[i + 1];
    if (from !== undefined && to !== undefined) pairs.push([from, to]);
  }
  return pairs;
}
