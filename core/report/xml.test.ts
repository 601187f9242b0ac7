import * as fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { element, withoutForbidden, xmlDocument } from './xml.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

describe('xmlDocument', () => {
  it('indents elements and never touches texts', () => {
    const root = element(
      'a',
      { x: 1, y: undefined },
      element('b', {}, ' t '),
      undefined,
      element('c'),
    );
    expect(xmlDocument(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n  <b> t </b>\n  <c/>\n</a>\n',
    );
  });

  it('drops what XML 1.0 forbids and nothing else', () => {
    expect(withoutForbidden('a\u0000\u0008\u000B\u001F\uFFFE\uFFFF\uD800b')).toBe('ab');
    const kept = '\t\n\r\u0085\u009F\u2028\u202E\uFEFF😀';
    expect(withoutForbidden(kept)).toBe(kept);
  });

  it('writes the signs of XML so that none is taken for one, and blanks so that none is lost', () => {
    const signs = `&lt; a & b <c> "d" 'e' \t\n\r`;
    expect(xmlDocument(element('a', { v: signs }, signs))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<a v="&amp;lt; a &amp; b &lt;c&gt; &quot;d&quot; 'e' &#9;&#10;&#13;">` +
        `&amp;lt; a &amp; b &lt;c&gt; "d" 'e' \t\n&#13;</a>\n`,
    );
  });

  it('gives every text and attribute back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
        const written = xmlDocument(element('a', { v: value }, 'x', text, ']]>'));
        expect(XMLValidator.validate(written)).toBe(true);
        const read: unknown = parser.parse(written);
        expect(read).toMatchObject({
          a: {
            '@_v': withoutForbidden(value),
            '#text': `x${withoutForbidden(text)}]]>`,
          },
        });
      }),
    );
  });
});
