import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildApp } from '../../build/bundle-app.mjs';

it('builds main process and preload script within their budgets, without source maps', async () => {
  await buildApp('main', 'preload');
  const preload = readFileSync('dist/desktop/preload.cjs', 'utf8');
  expect(preload.match(/require\(["'`][^"'`]+["'`]\)/g)).toEqual(['require("electron")']);
  const main = readFileSync('dist/desktop/main.mjs', 'utf8');
  expect(main).not.toContain('sourceMappingURL');
}, 120_000);

it('builds a preview that can start no program, and so reach no live firewall', async () => {
  await buildApp('preview');
  const preview = readFileSync('dist/preview/preview.mjs', 'utf8');
  expect(preview.includes('node:http')).toBe(true);
  expect(preview.includes('child_process')).toBe(false);
}, 120_000);
