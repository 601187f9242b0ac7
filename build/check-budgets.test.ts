import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { budgets, excesses, weigh } from './check-budgets.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'budgets-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<script src="./assets/first.js"></script>');
  writeFileSync(path.join(folder, 'assets', 'first.js'), 'x'.repeat(100));
  writeFileSync(path.join(folder, 'assets', 'later.js'), 'x'.repeat(1000));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('tells the first view from what comes later', () => {
  expect(weigh(folder)).toEqual({ firstView: 100, all: 1100, sourceMaps: [] });
  expect(excesses(weigh(folder))).toEqual([]);
});

it('names what is too heavy, and source maps', () => {
  writeFileSync(path.join(folder, 'assets', 'first.js'), 'x'.repeat(budgets.firstView + 1));
  writeFileSync(path.join(folder, 'assets', 'first.js.map'), '{}');
  const found = excesses(weigh(folder));
  expect(found).toHaveLength(2);
  expect(found.join(' ')).toContain('firstView');
  expect(found.join(' ')).toContain('first.js.map');
});
