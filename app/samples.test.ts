import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampleEntries, sampleIds, samplePath } from './samples.ts';

const inCheckout = (file: string) =>
  fileURLToPath(new URL(`../assets/samples/${file}`, import.meta.url));

describe('samples', () => {
  it('have an id of their own each', () => {
    expect(new Set(sampleIds).size).toBe(sampleEntries.length);
  });

  it.each(sampleEntries)('$id has its file and one sentence', ({ id, description }) => {
    const found = samplePath(id, inCheckout);
    expect(found.ok && existsSync(found.path)).toBe(true);
    expect(description).toMatch(/^[^\n]{20,140}\.$/);
  });

  it.each(['', 'index', '../../package', 'C:\\x', '__proto__'])('refuses %j', (id) => {
    const found = samplePath(id, (file) => file);
    expect(found).toEqual({ ok: false, error: expect.stringContaining(JSON.stringify(id)) });
  });
});
