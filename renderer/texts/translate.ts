/** Sentences that hold something from outside, longest first, so that the most exact one is taken. */
function patternsOf(sentences: Readonly<Record<string, string>>) {
  return Object.entries(sentences)
    .filter(([sentence]) => sentence.includes('{1}'))
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([sentence, translated]) => {
      const literal = sentence.replaceAll(/[.*+?^$()|[\]\\/]/g, String.raw`\$&`);
      return { pattern: new RegExp(`^${literal.replaceAll(/\{\d\}/g, '(.+)')}$`, 's'), translated };
    });
}

/**
 * Says sentences that services wrote in another language; what it does not know stays as it is.
 * @param sentences by the sentence in English; `{1}`, `{2}` stand for what came with it, which is
 *   translated too where it is known as it stands
 */
export function translator(sentences: Readonly<Record<string, string>>): (text: string) => string {
  const patterns = patternsOf(sentences);
  const exact = (text: string) => (Object.hasOwn(sentences, text) ? sentences[text] : undefined);
  const filled = (text: string, place: (inner: string) => string): string | undefined => {
    for (const { pattern, translated } of patterns) {
      const [, ...places] = pattern.exec(text) ?? [];
      if (places.length > 0)
        return translated.replaceAll(/\{(\d)\}/g, (_all, at) =>
          place(places[Number(at) - 1] ?? ''),
        );
    }
    return undefined;
  };
  /** What stands in a place may be known by itself, and have places of its own. */
  const innermost = (text: string): string => exact(text) ?? text;
  const inner = (text: string): string => exact(text) ?? filled(text, innermost) ?? text;
  const outer = (text: string): string | undefined => filled(text, inner);
  return (text) => {
    const said: string[] = [];
    let rest = text.split(/(?<=\.) (?=[A-Z])/);
    const find = (known: (run: string) => string | undefined, lengths: readonly number[]) =>
      lengths
        .map((length) => ({ length, found: known(rest.slice(0, length).join(' ')) }))
        .find(({ found }) => found !== undefined);
    while (rest.length > 0) {
      // The longest run that is known as it stands; else the shortest with places for values, since
      // a place would swallow the sentence after it.
      const run = find(exact, [3, 2, 1]) ?? find(outer, [1, 2, 3]);
      said.push(run?.found ?? rest[0] ?? '');
      rest = rest.slice(run?.length ?? 1);
    }
    return said.join(' ');
  };
}
