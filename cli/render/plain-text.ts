/**
 * Text from a host on one line: control characters and the format characters that reorder text or
 * hide in it (bidirectional marks, zero-width ones) could rewrite what a terminal shows.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** Longer texts are cut in the middle of a sentence that names them. */
const longestQuote = 80;

export function quoted(text: string): string {
  const plain = plainText(text);
  const short = plain.length > longestQuote ? `${plain.slice(0, longestQuote)}...` : plain;
  return `"${short}"`;
}

const hiddenCharacter = /[\u007F-\u009F\u2028\u2029\p{Cf}]/gu;
const escaped = (characters: string) =>
  characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** JSON in which hidden characters are escaped: the same value, harmless on a screen. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll(hiddenCharacter, escaped);
}
