import { describe, expect, it } from 'vitest';
import { csvCell } from './csv.ts';

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    ['a=b', 'a=b'],
    ['=1', "'=1"],
    ['＝1', "'＝1"],
    [' -1', `" '-1"`],
    ['a,"b"', '"a,""b"""'],
    ['\tx', `"'\tx"`],
    // To a spreadsheet that separates by semicolons or tabs these begin a cell.
    ["a;=cmd|'/C calc'!A0", `"a;'=cmd|'/C calc'!A0"`],
    ['a; "+1', `"a; ""'+1"`],
    ['a\r\n@SUM(A1)', `"a\r\n'@SUM(A1)"`],
    ['\u0000=1', "'=1"],
  ])('%j is %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('takes 10,000 separators as quickly as any text', () => {
    for (const text of ['\n"'.repeat(5000), '; ='.repeat(3000), '\t'.repeat(10_000)])
      expect(csvCell(text).length).toBeGreaterThan(text.length);
  });
});
