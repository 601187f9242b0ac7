import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSplitter } from './lines.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'ü', '😀', ' ', '\r\n', '\n') });

describe('lineSplitter', () => {
  it('gives the same lines however the text is cut, and keeps what has no end yet', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (chunks) => {
        const lines: string[] = [];
        const take = lineSplitter((line) => lines.push(line));
        for (const chunk of chunks) take(chunk);
        expect(lines).toEqual(chunks.join('').split(/\r?\n/).slice(0, -1));
      }),
    );
  });

  it('takes a line end that is cut in two for one', () => {
    const lines: string[] = [];
    const take = lineSplitter((line) => lines.push(line));
    for (const chunk of ['a', 'b', '\r', '\nc\n']) take(chunk);
    expect(lines).toEqual(['ab', 'c']);
  });
});
