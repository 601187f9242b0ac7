import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { attributeOf, childrenOf, textOf } from '../../../test/report/support/page-tree.ts';
import { foreign, html, joined, visibleText } from './markup.ts';

describe('html', () => {
  it('gives every text back where it was put, and makes no element of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tree = parseFragment(html`<p title="${text}">${foreign(text)}</p>`.markup);
        const [paragraph, ...others] = childrenOf(tree);
        expect(others).toEqual([]);
        expect(paragraph && textOf(paragraph)).toBe(visibleText(text));
        expect(paragraph && attributeOf(paragraph, 'title')).toBe(visibleText(text));
        expect(paragraph && childrenOf(paragraph).map(({ tagName }) => tagName)).toEqual(['bdi']);
      }),
    );
  });

  it('writes every sign of HTML as one of text, in elements and attributes', () => {
    const signs = `&lt; & < > " '`;
    const written = '&amp;lt; &amp; &lt; &gt; &quot; &#39;';
    expect(html`<p title="${signs}">${signs}</p>`.markup).toBe(
      `<p title="${written}">${written}</p>`,
    );
  });

  it('takes lists, numbers and nothing', () => {
    expect(html`<p>${[1, 'a', undefined, html`<b></b>`]}</p>`.markup).toBe('<p>1a<b></b></p>');
    expect(html`${joined(['a', 'b', 'c'], ', ')}`.markup).toBe('a, b, c');
  });

  it('shows what cannot be seen by its code', () => {
    expect(visibleText('a\u202Eb\u0000\u200D\t\uD800')).toBe('a⟨U+202E⟩b⟨U+0000⟩\u200D\t⟨U+D800⟩');
  });
});
