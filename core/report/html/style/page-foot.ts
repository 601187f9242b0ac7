import { visibleText, type Markup } from '../markup.ts';

/** One line at the foot of a page has room for so many characters. */
const most = 90;

/** Characters that mean nothing else in a string of CSS, or in a sheet inside a page. */
const plain = /[^A-Za-z0-9 .,:-]/gu;

/**
 * What a printed page is of, at its foot: sheets of paper get apart. As CSS has no other way to put a
 * text there, everything but plain letters stands by its code point, so that nothing can end the string.
 */
export function pageFoot(title: string): Markup {
  const shown = Array.from(visibleText(title));
  const short = shown.length > most ? [...shown.slice(0, most - 1), '…'] : shown;
  const text = short
    .join('')
    .replaceAll(plain, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return {
    markup: `
  @page {
    @bottom-left {
      content: '${text}';
      font:
        8pt 'Segoe UI',
        'Liberation Sans',
        sans-serif;
      color: #555b66;
    }
  }
`,
  };
}
