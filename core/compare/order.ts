/** By code units: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Keys of both maps, each once, sorted. */
export const keysOfBoth = <K extends string>(
  a: ReadonlyMap<K, unknown>,
  b: ReadonlyMap<K, unknown>,
): K[] => [...new Set([...a.keys(), ...b.keys()])].sort(byText);

/** Two lists that hold the same texts as often, whatever their order. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const sorted = b.toSorted(byText);
  return a.toSorted(byText).every((text, i) => text === sorted[i]);
}
