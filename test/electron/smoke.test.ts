import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron as electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../build/bundle-app.mjs';
import { buildRenderer } from '../../build/renderer.mjs';
import { electronProgram } from '../../build/start-app.mjs';

const program = electronProgram();
if (program === undefined)
  process.stderr.write(
    'Skipped, not there: an Electron program (the desktop app was not started)\n',
  );

// Not demanded by REQUIRE_ALL_TESTS: the program cannot be had everywhere the tests run.
describe.runIf(program !== undefined)('the desktop app', () => {
  it('starts, shows its window over the services, is locked down, and closes', async () => {
    await buildRenderer();
    await buildApp('main', 'preload');
    const userData = mkdtempSync(path.join(tmpdir(), 'desktop-'));
    const app = await electron.launch({
      executablePath: program ?? '',
      args: ['.', `--user-data-dir=${userData}`, '--no-sandbox'],
    });
    try {
      const page = await app.firstWindow();
      expect(page.url()).toBe('companion://app/index.html');
      await page.waitForSelector('text=/required|VMM/');
      const inside = await page.evaluate(async () => ({
        node: 'require' in globalThis || 'process' in globalThis,
        bridge: Object.keys((globalThis as { companion?: object }).companion ?? {}).length,
        outside: await fetch('https://example.com/').then(
          () => 'reached',
          () => 'refused',
        ),
      }));
      expect(inside).toEqual({ node: false, bridge: 20, outside: 'refused' });
    } finally {
      await app.close();
    }
  }, 120_000);
});
