import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron as electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../build/bundle-app.mjs';
import { buildRenderer } from '../../build/renderer.mjs';
import { electronProgram } from '../../build/start-app.mjs';
import { mayChangeThisComputer } from './this-computer.ts';

const pictures = path.resolve('test-results/pictures');

/** The whole screen, tray included, as a person sees it. */
function pictureOfScreen(file: string): void {
  const script = `Add-Type -AssemblyName System.Windows.Forms, System.Drawing
    $area = [System.Windows.Forms.SystemInformation]::VirtualScreen
    $bitmap = New-Object System.Drawing.Bitmap $area.Width, $area.Height
    $graphics = [System.Drawing.Graphics]::FromImage($bitmap)
    $graphics.CopyFromScreen($area.Location, [System.Drawing.Point]::Empty, $area.Size)
    $bitmap.Save($env:PICTURE_FILE, [System.Drawing.Imaging.ImageFormat]::Png)`;
  execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
    env: { ...process.env, PICTURE_FILE: file },
  });
}

const program = electronProgram();
const may = mayChangeThisComputer('pictures of tray and window') && program !== undefined;
describe.runIf(may)('tray and window on this computer', { timeout: 300_000 }, () => {
  it('are there to be seen', async () => {
    mkdirSync(pictures, { recursive: true });
    await buildRenderer();
    await buildApp('main', 'preload');
    const userData = mkdtempSync(path.join(tmpdir(), 'pictures-'));
    const app = await electron.launch({
      executablePath: program ?? '',
      args: ['.', `--user-data-dir=${userData}`],
    });
    try {
      const page = await app.firstWindow();
      await page.waitForSelector('text=/required|VMM/');
      // Reading this computer takes a while; the picture is of what it comes to.
      await setTimeout(60_000);
      await page.screenshot({ path: path.join(pictures, 'window.png') });
      pictureOfScreen(path.join(pictures, 'screen.png'));
      const icon = await app.evaluate(({ nativeTheme }) => ({
        isDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
      }));
      expect(typeof icon.isDark).toBe('boolean');
    } finally {
      await app.close();
    }
    for (const name of ['window.png', 'screen.png'])
      expect(statSync(path.join(pictures, name)).size).toBeGreaterThan(5_000);
  });
});
