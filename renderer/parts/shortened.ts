const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Names come from outside and may have any length: where only their beginning has room. The whole is
 * to stand in a `title`, or elsewhere on the page.
 * @param most letters that are left, the sign of the cut included
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const each = Array.from(letters.segment(text), ({ segment }) => segment);
  return each.length <= most ? text : `${each.slice(0, most - 1).join('')}…`;
}
