/**
 * The code page 1252 of Western Windows, by the table of encoding.spec.whatwg.org. Not by TextDecoder:
 * in Node 20.18.3 and many later ones it gives control characters for 0x80 to 0x9f (nodejs/node#56542),
 * where Windows has the dash, the euro and the quotation marks.
 */
const highControls =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

export function decodeAnsi(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (character) =>
      highControls.charAt(character.charCodeAt(0) - 0x80),
    );
}
