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
function meet(a: Box, b: Box): boolean {
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
    const rest = subtract(box.sets[i] ?? [], inner);
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

function mergeAlong<T>(boxes: readonly Labelled<T>[], at: number): Labelled<T>[] {
  const groups = new Map<string, Labelled<T>[]>();
  for (const labelled of boxes) {
    const { family, sets } = labelled.box;
    const key = `${family};${sets.map((set, i) => (i === at ? '' : set.join())).join(';')}`;
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

export interface Carving<T> {
  /** What a cutter took; a part belongs to the first cutter that covers it. */
  readonly taken: readonly Labelled<T>[];
  readonly rest: readonly Box[];
}

/**
 * Cuts all cutters out of the boxes, one after the other. Thousands of rules leave thousands of
 * boxes, of which a cutter meets few: the others are passed over without being built again.
 */
export function carve<T>(boxes: readonly Box[], cutters: readonly Labelled<T>[]): Carving<T> {
  const taken: Labelled<T>[] = [];
  let rest: readonly Box[] = boxes;
  for (const { box: by, labels } of cutters) {
    if (rest.length === 0) break;
    if (!rest.some((box) => meet(box, by))) continue;
    const left: Box[] = [];
    for (const box of rest) {
      if (!meet(box, by)) {
        left.push(box);
        continue;
      }
      const { inside, outside } = cutBox(box, by);
      if (inside !== undefined) taken.push({ box: inside, labels });
      left.push(...outside);
    }
    rest = left;
  }
  return { taken, rest };
}
