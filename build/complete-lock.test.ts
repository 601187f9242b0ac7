import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingEntries } from './complete-lock.mjs';
import { root } from './root.mjs';

it('has a lock with the packages of every platform (node build/complete-lock.mjs adds what is missing)', () => {
  const lock: unknown = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  expect(missingEntries(lock)).toEqual([]);
});
