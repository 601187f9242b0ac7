import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

/** Every kind of token, with what an escape, a number and a level can look like. */
const whole = {
  texts: ['', 'ü 😀', 'quote " slash \\ / tab \t', '\u0001'],
  numbers: [0, -1, 12, -1.5e30, 1e-7],
  words: [true, false, null],
  empty: [{}, []],
};
const documents = [0, 2]
  .map((indent) => JSON.stringify(whole, null, indent))
  .flatMap((text) => [text, text.replaceAll('\n', '\r\n'), ` ${text}`]);

describe('where a text stops being JSON', () => {
  it('finds nothing in JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(jsonFault(json)).toBeUndefined();
      }),
    );
    for (const text of documents) expect(jsonFault(`${text}\r\n`)).toBeUndefined();
  });

  it('says of a text cut at any place that it ends there', () => {
    for (const text of documents) {
      const lengths = Array.from(text, (_, length) => length);
      const faults = lengths.map((length) => jsonFault(text.slice(0, length)));
      expect(faults).toEqual(lengths.map((offset) => ({ offset, ends: true })));
    }
  });

  it('says of zeros at the end where they begin', () => {
    expect(jsonFault('{"a":[1,\0\0\0')).toEqual({ offset: 8, ends: true });
    expect(jsonFault('{"a":1}\0')).toEqual({ offset: 7, ends: true });
  });

  // Offsets counted by hand.
  it.each([
    ['{"a":truX', 5],
    ['{"a":True}', 5],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":1}}', 7],
    ['{"a":1}{', 7],
    ['{"a":[}', 6],
    ['{"a":{]', 6],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['{"a":01}', 6],
    ['{"a":1.}', 6],
    ['{"a":.5}', 5],
    ['{"a":+1}', 5],
    ['{"a":"x\ny"}', 7],
    ['{"a":"\\x"}', 6],
    ['{"a":"\\u12G4"}', 6],
    ['// note\n{}', 0],
    ['{"a":NaN}', 5],
  ])('finds the fault of %s', (text, offset) => {
    expect(jsonFault(text)).toEqual({ offset, ends: false });
  });

  it('agrees with JSON.parse on texts that were damaged anywhere', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const mark = fc.constantFrom(...Array.from('{}[]",:\\\n01.-+eEtfnu \0\u{1f}ü'));
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.string({ unit: mark, maxLength: 3 }),
        (json, at, length, put) => {
          const start = at % (json.length + 1);
          const damaged = json.slice(0, start) + put + json.slice(start + length);
          expect(jsonFault(damaged) === undefined).toBe(isJson(damaged));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('needs no stack for long texts, numbers and many levels', () => {
    const long = `["${'a\\n'.repeat(1_000_000)}",${'['.repeat(1_000_000)}${'1'.repeat(1_000_000)}`;
    expect(jsonFault(long)).toEqual({ offset: long.length, ends: true });
  });
});
