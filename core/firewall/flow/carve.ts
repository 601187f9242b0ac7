import type { Box, Labelled } from './box.ts';
import { cutBox } from './box.ts';
import { BoxPile } from './box-pile.ts';

export interface Carving<T> {
  /** What a cutter took; a part belongs to the first cutter that covers it. */
  readonly taken: readonly Labelled<T>[];
  readonly rest: readonly Box[];
}

/** Cuts all cutters out of the boxes, one after the other. */
export function carve<T>(boxes: readonly Box[], cutters: readonly Labelled<T>[]): Carving<T> {
  if (boxes.length === 0 || cutters.length === 0) return { taken: [], rest: boxes };
  const taken: Labelled<T>[] = [];
  const rest = new BoxPile(boxes);
  for (const { box: by, labels } of cutters) {
    if (rest.isEmpty) break;
    for (const box of rest.meeting(by)) {
      const { inside, outside } = cutBox(box, by);
      if (inside !== undefined) taken.push({ box: inside, labels });
      rest.remove(box);
      for (const piece of outside) rest.add(piece);
    }
  }
  return { taken, rest: rest.boxes };
}
