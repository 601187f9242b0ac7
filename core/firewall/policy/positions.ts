/** Rules by where they stand in the policy. */
export type Positions = readonly number[];

/** Ascending, each once: the order in which the rules are stored, whatever way they were found. */
export function inOrder(positions: number[]): Positions {
  const sorted = positions.sort((a, b) => a - b);
  return sorted.filter((position, i) => position !== sorted[i - 1]);
}
