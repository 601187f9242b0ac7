import { expect, it } from 'vitest';
import { widthOf } from './node-terminal.ts';

it('takes the width of the terminal, of COLUMNS behind a pipe, or one that is read well', () => {
  expect(widthOf({ isTTY: true, columns: 90 }, '60')).toBe(90);
  expect(widthOf({ isTTY: true, columns: 10 }, undefined)).toBe(40);
  expect(widthOf({ isTTY: true, columns: 500 }, undefined)).toBe(180);
  expect(widthOf({ isTTY: true, columns: 0 }, undefined)).toBe(120);
  const pipe = { isTTY: false, columns: 0 };
  expect(['60', '1', undefined, '', 'wide', '-5', '0'].map((told) => widthOf(pipe, told))).toEqual([
    60, 40, 120, 120, 120, 120, 120,
  ]);
});
