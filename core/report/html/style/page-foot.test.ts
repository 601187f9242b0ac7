import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../markup.ts';
import { pageFoot } from './page-foot.ts';

/** The string as a browser reads it (CSS Syntax, 4.3.7), or an error where it ends early. */
function readBack(title: string): string {
  const text = /^\s+content: '([^'\n]*)';$/m.exec(pageFoot(title).markup)?.[1];
  if (text === undefined || /[<"]/.test(text)) throw new Error('the string is broken');
  return text.replaceAll(/\\([0-9a-f]{1,6}) /g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

describe('the foot of a printed page', () => {
  it.each(["'; } body { display: none", '</style><script>', 'a\\', 'Ü 中 😀', '\u202Eabc\n\0'])(
    'holds %j as it is shown elsewhere',
    (title) => expect(readBack(title)).toBe(visibleText(title)),
  );

  it('holds any title, cut where it is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const shown = Array.from(visibleText(title));
        const read = Array.from(readBack(title));
        expect(read.length).toBeLessThanOrEqual(90);
        expect(shown.slice(0, 89)).toEqual(read.slice(0, 89));
        expect(read.at(-1) === '…' || read.length === shown.length).toBe(true);
      }),
    );
  });
});
