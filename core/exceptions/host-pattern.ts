/**
 * Whether a text fits a pattern of `*` (any text) and `?` (any character), whatever the case. Goes
 * back to the last `*` only, so that no pattern makes it slow.
 */
export function fitsPattern(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let [inPattern, inText, star, afterStar] = [0, 0, -1, 0];
  while (inText < given.length) {
    const next = wanted[inPattern];
    if (next === '*') {
      [star, afterStar] = [inPattern, inText];
      inPattern += 1;
    } else if (next === '?' || next === given[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (star >= 0) {
      afterStar += 1;
      [inPattern, inText] = [star + 1, afterStar];
    } else return false;
  }
  return /^\**$/.test(wanted.slice(inPattern));
}
