import type { Intervals } from '../algebra/intervals.ts';
import { narrowBlocks, PortBlocks } from '../policy/port-blocks.ts';
import type { Box } from './box.ts';
import { meet, setOf } from './box.ts';

// Ports are numbers whatever the family: only address sets hold bigints.
const portsOf = (box: Box, dimension: 'localPorts' | 'remotePorts') =>
  setOf(box, dimension) as Intervals<number>;

/**
 * Boxes of which those that meet another box are found without looking at all of them. Thousands of
 * rules that each open a few ports cut a flow into thousands of boxes, of which each rule meets few.
 */
export class BoxPile {
  readonly #all: Set<Box>;
  readonly #byLocalPort = new PortBlocks<Box>();
  readonly #byRemotePort = new PortBlocks<Box>();
  readonly #wide = new Set<Box>();

  constructor(boxes: readonly Box[] = []) {
    this.#all = new Set(boxes);
    for (const box of boxes) this.#file(box);
  }

  add(box: Box): void {
    this.#all.add(box);
    this.#file(box);
  }

  remove(box: Box): void {
    this.#all.delete(box);
    const place = this.#placeOf(box);
    if (place === undefined) this.#wide.delete(box);
    else place.filing.remove(place.blocks, box);
  }

  #file(box: Box): void {
    const place = this.#placeOf(box);
    if (place === undefined) this.#wide.add(box);
    else place.filing.file(place.blocks, box);
  }

  /** Where a box is filed: under its local ports if they are few, else under its remote ports. */
  #placeOf(box: Box) {
    const local = narrowBlocks(portsOf(box, 'localPorts'));
    if (local !== undefined) return { filing: this.#byLocalPort, blocks: local };
    const remote = narrowBlocks(portsOf(box, 'remotePorts'));
    return remote === undefined ? undefined : { filing: this.#byRemotePort, blocks: remote };
  }

  get boxes(): Box[] {
    return [...this.#all];
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Those that have something in common with the box, each once. */
  meeting(by: Box): Box[] {
    const found = new Set<Box>();
    const visit = (boxes: Iterable<Box>) => {
      for (const box of boxes) if (meet(box, by)) found.add(box);
    };
    visit(this.#wide);
    this.#byLocalPort.within(portsOf(by, 'localPorts'), visit);
    this.#byRemotePort.within(portsOf(by, 'remotePorts'), visit);
    return [...found];
  }

  meets(by: Box): boolean {
    return this.meeting(by).length > 0;
  }
}
