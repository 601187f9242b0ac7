import type { Dimension } from '../algebra/dimension.ts';
import type { Intervals } from '../algebra/intervals.ts';
import { intervalsOf, union } from '../algebra/intervals.ts';
import type { PortEntry } from '../rule/entries.ts';

export const allPorts: Intervals<number> = [0, 65536];

/** A port condition; `namesRpc` tells a rule whose `RPC` keyword means the ports RPC servers registered. */
export interface PortCondition extends Dimension<number> {
  readonly namesRpc: boolean;
}

/** Words with a known port match it; these may match one port, the dynamic range, or anything. */
const fixedWords: ReadonlyMap<string, number> = new Map([
  ['rpc-epmap', 135],
  ['mdns', 5353],
]);
const httpsWords: ReadonlySet<string> = new Set(['iphttpsin', 'iptlsin', 'iphttpsout', 'iptlsout']);

/** @returns undefined for an absent condition (any port). */
export function portCondition(
  entries: readonly PortEntry[],
  dynamicTcp: Intervals<number>,
): PortCondition | undefined {
  if (entries.length === 0) return undefined;
  const fixed: number[] = [];
  let possible: Intervals<number> = [];
  let namesRpc = false;
  for (const entry of entries) {
    if (!('word' in entry)) {
      fixed.push(entry.from, entry.to);
      continue;
    }
    const word = entry.word.toLowerCase();
    const port = fixedWords.get(word);
    if (port !== undefined) fixed.push(port, port + 1);
    else if (word === 'rpc') {
      namesRpc = true;
      possible = union(possible, dynamicTcp);
    } else possible = union(possible, httpsWords.has(word) ? [443, 444] : allPorts);
  }
  const certain = intervalsOf(fixed);
  return { certain, possible: union(certain, possible), namesRpc };
}
