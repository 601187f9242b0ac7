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
 * @param sentences by the sentence in English; `{1}`, `{2}` stand for what came with it
 */
export function translator(sentences: Readonly<Record<string, string>>): (text: string) => string {
  const patterns = patternsOf(sentences);
  const known = (text: string): string | undefined => {
    if (Object.hasOwn(sentences, text)) return sentences[text];
    for (const { pattern, translated } of patterns) {
      const [, ...places] = pattern.exec(text) ?? [];
      if (places.length > 0)
        return translated.replaceAll(/\{(\d)\}/g, (_all, at) => places[Number(at) - 1] ?? '');
    }
    return undefined;
  };
  return (text) => {
    const said: string[] = [];
    let rest = text.split(/(?<=\.) (?=[A-Z])/);
    while (rest.length > 0) {
      // The longest run of sentences that is known as one.
      const length =
        [3, 2, 1].find((each) => known(rest.slice(0, each).join(' ')) !== undefined) ?? 1;
      const run = rest.slice(0, length).join(' ');
      said.push(known(run) ?? run);
      rest = rest.slice(length);
    }
    return said.join(' ');
  };
}
