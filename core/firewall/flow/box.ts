import type { Bound, Intervals } from '../algebra/intervals.ts';
import { intersect, intervalsOf, overlaps, subtract } from '../algebra/intervals.ts';
import type { Family } from '../terms.ts';

/** The dimensions of a box, in the order of its sets. */
export const dimensions = [
  'localPorts',
  'remotePorts',
  'local',
  'remote',
  'interfaceTypes',
] as const;
export type DimensionName = (typeof dimensions)[number];

/** A product of sets of one address family: all traffic whose every value is in its set. */
export interface Box {
  readonly family: Family;
  readonly sets: readonly Intervals<Bound>[];
}

export function setOf(box: Box, dimension: DimensionName): Intervals<Bound> {
  return box.sets[dimensions.indexOf(dimension)] ?? [];
}

const withSet = (sets: readonly Intervals<Bound>[], at: number, set: Intervals<Bound>) =>
  sets.map((own, i) => (i === at ? set : own));

/** Have the boxes anything in common? */
export function meet(a: Box, b: Box): boolean {
  if (a.family !== b.family) return false;
  for (let i = 0; i < a.sets.length; i++) {
    const [mine, other] = [a.sets[i], b.sets[i]];
    if (mine === undefined || other === undefined) return false;
    if (mine !== other && !overlaps(mine, other)) return false;
  }
  return true;
}

/**
 * Cuts `by` out of a box: what lies inside, and what remains as disjoint boxes, one at most for
 * each dimension in which `by` is narrower.
 */
export function cutBox(
  box: Box,
  by: Box,
): { readonly inside: Box | undefined; readonly outside: readonly Box[] } {
  if (box.family !== by.family) return { inside: undefined, outside: [box] };
  const common = box.sets.map((set, i) => intersect(set, by.sets[i] ?? []));
  if (common.some((set) => set.length === 0)) return { inside: undefined, outside: [box] };
  const outside: Box[] = [];
  let sets: readonly Intervals<Bound>[] = box.sets;
  for (const [i, inner] of common.entries()) {
    const own = box.sets[i];
    if (own === undefined || own === inner) continue;
    const rest = subtract(own, inner);
    if (rest.length > 0) outside.push({ family: box.family, sets: withSet(sets, i, rest) });
    sets = withSet(sets, i, inner);
  }
  return { inside: { family: box.family, sets: common }, outside };
}

/** A box with the things that stand for it (rules). */
export interface Labelled<T> {
  readonly box: Box;
  readonly labels: readonly T[];
}

/**
 * Joins boxes that differ in one dimension only, so that ten thousand rules that each open one more
 * port cost as much as one rule with ten thousand ports.
 */
export function mergeBoxes<T>(boxes: readonly Labelled<T>[]): Labelled<T>[] {
  let merged = [...boxes];
  for (const dimension of ['localPorts', 'remotePorts', 'remote'] as const) {
    if (merged.length > 1) merged = mergeAlong(merged, dimensions.indexOf(dimension));
  }
  return merged;
}

/** Writes sets as text, each object once: most boxes share the traffic's own sets. */
function setWriter(): (set: Intervals<Bound>) => string {
  const written = new Map<Intervals<Bound>, string>();
  return (set) => {
    const known = written.get(set);
    if (known !== undefined) return known;
    const text = set.join();
    written.set(set, text);
    return text;
  };
}

function mergeAlong<T>(boxes: readonly Labelled<T>[], at: number): Labelled<T>[] {
  const groups = new Map<string, Labelled<T>[]>();
  const write = setWriter();
  for (const labelled of boxes) {
    const { family, sets } = labelled.box;
    const key = `${family};${sets.map((set, i) => (i === at ? '' : write(set))).join(';')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [labelled]);
    else group.push(labelled);
  }
  return [...groups.values()].map((group) => joinAlong(group, at));
}

function joinAlong<T>(group: readonly Labelled<T>[], at: number): Labelled<T> {
  const [first] = group;
  if (first === undefined) throw new Error('a group has at least one box');
  if (group.length === 1) return first;
  const set = intervalsOf(group.flatMap(({ box }) => box.sets[at] ?? []));
  return {
    box: { family: first.box.family, sets: withSet(first.box.sets, at, set) },
    labels: group.flatMap(({ labels }) => labels),
  };
}
