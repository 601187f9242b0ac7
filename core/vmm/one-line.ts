/**
 * A text from the host made fit for a sentence: control and direction marks become blanks, and what is
 * longer than `most` characters is cut.
 */
export function oneLine(text: string, most = 200): string {
  const shown = text.slice(0, most).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return text.length > most ? `${shown}…` : shown;
}
