import type { Intervals } from '../algebra/intervals.ts';
import type { PortEntry } from '../rule/entries.ts';

/** Ports a block holds. Small enough to tell neighbours apart, so large that ranges of some dozen ports fit. */
const blockSize = 16;
/** What spans more blocks than these is found sooner by looking at it than by filing it. */
const mostBlocks = 8;
const blockCount = 65536 / blockSize;

const firstBlock = (from: number) => Math.floor(from / blockSize);
const lastBlock = (to: number) => Math.floor((to - 1) / blockSize);

/** Adds the blocks of `[from, to)`; false when they become too many to file something under each. */
function addBlocks(blocks: number[], from: number, to: number): boolean {
  const last = lastBlock(to);
  for (let block = firstBlock(from); block <= last; block++) {
    if (blocks.at(-1) === block) continue;
    if (blocks.length === mostBlocks) return false;
    blocks.push(block);
  }
  return true;
}

/** The blocks that hold these ports; undefined when there are too many. */
export function narrowBlocks(ports: Intervals<number>): readonly number[] | undefined {
  const blocks: number[] = [];
  for (let i = 0; i + 1 < ports.length; i += 2)
    if (!addBlocks(blocks, ports[i] ?? 0, ports[i + 1] ?? 0)) return undefined;
  return blocks;
}

/** As `narrowBlocks`, of a rule's port entries; undefined for words and for no condition as well. */
export function blocksOfEntries(entries: readonly PortEntry[]): readonly number[] | undefined {
  if (entries.length === 0) return undefined;
  const blocks: number[] = [];
  for (const entry of entries)
    if ('word' in entry || !addBlocks(blocks, entry.from, entry.to)) return undefined;
  return blocks;
}

/** Things filed by the blocks of ports they speak of, found again by ports of the same block. */
export class PortBlocks<T> {
  readonly #byBlock = new Map<number, T[]>();

  file(blocks: readonly number[], entry: T): void {
    for (const block of blocks) {
      const entries = this.#byBlock.get(block);
      if (entries === undefined) this.#byBlock.set(block, [entry]);
      else entries.push(entry);
    }
  }

  remove(blocks: readonly number[], entry: T): void {
    for (const block of blocks) {
      const entries = this.#byBlock.get(block);
      if (entries !== undefined) entries.splice(entries.indexOf(entry), 1);
    }
  }

  /** Calls `visit` with all entries of each block the ports touch; one may come several times. */
  within(ports: Intervals<number>, visit: (entries: readonly T[]) => void): void {
    if (ports[0] === 0 && ports[1] === 65536) {
      this.#byBlock.forEach(visit);
      return;
    }
    for (let i = 0; i + 1 < ports.length; i += 2) {
      const last = Math.min(lastBlock(ports[i + 1] ?? 0), blockCount - 1);
      for (let block = firstBlock(ports[i] ?? 0); block <= last; block++) {
        const entries = this.#byBlock.get(block);
        if (entries !== undefined) visit(entries);
      }
    }
  }
}
