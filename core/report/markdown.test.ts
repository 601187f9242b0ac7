import * as fc from 'fast-check';
import { marked } from 'marked';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { childrenOf, textOf } from '../../test/report/support/page-tree.ts';
import { escapeMarkdown } from './markdown.ts';

/** What a reader of Markdown makes of a cell of a table that holds it. */
function readInTable(text: string) {
  const table = `| a | b |\n| --- | --- |\n| x${escapeMarkdown(text)}x | last |\n`;
  const tree = parseFragment(marked.parse(table, { async: false, gfm: true }));
  const elements: string[] = [];
  const cells: string[] = [];
  const walk = (node: Parameters<typeof childrenOf>[0]) => {
    for (const child of childrenOf(node)) {
      elements.push(child.tagName);
      if (child.tagName === 'td') cells.push(textOf(child));
      walk(child);
    }
  };
  walk(tree);
  return { cells, elements };
}

describe('escapeMarkdown', () => {
  const signs = '\\ ` * _ { } [ ] ( ) < > | ~ & # ! @ $ + - . : / " a b 1 www. &lt; http://a.b';
  const sign = fc.constantFrom(' ', "'", ...signs.split(' '));

  it('is read back as it was, without an element and in its own cell', () => {
    const plain = readInTable('').elements;
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (text) => {
        const { cells, elements } = readInTable(text);
        expect(cells).toEqual([`x${text}x`, 'last']);
        expect(elements).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['@', '#', '$', '!', '~', '&', '<', '|', '[', '`', '*', '_', '\\'])(
    'leaves %s no meaning, not even one of a ticket system alone',
    (mark) => expect(escapeMarkdown(`a${mark}b`)).toBe(`a\\${mark}b`),
  );

  it('is one line of what can be seen', () => {
    expect(escapeMarkdown('a\r\n\t b\u2028c')).toBe('a  b c');
    expect(escapeMarkdown('a\u202Eb\u0000c\u200Bd\uD800e')).toBe('abcde');
  });

  it('makes no link of an address', () => {
    expect(escapeMarkdown('HTTPS://a.b')).toBe(String.raw`HTTPS\://a.b`);
    expect(escapeMarkdown('WWW.a.b')).toBe(String.raw`WWW\.a.b`);
  });
});
