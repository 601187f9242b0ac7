// Starts the desktop app where Electron's program is there, else the preview in a browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { buildApp } from './bundle-app.mjs';
import { startPreview } from './preview.mjs';
import { root } from './root.mjs';

const electron = `${root}node_modules/electron`;

/** Electron's program; undefined where it is not there. */
export function electronProgram() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? `${electron}/dist`;
  const name = existsSync(`${electron}/path.txt`)
    ? readFileSync(`${electron}/path.txt`, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  return existsSync(`${folder}/${name}`) ? `${folder}/${name}` : undefined;
}

/** On Windows, where the tray app belongs, its program is fetched once; elsewhere nobody asks. */
function fetchProgram() {
  process.stdout.write('Fetching Electron (once)...\n');
  spawnSync(process.execPath, [`${electron}/install.js`], { stdio: 'ignore' });
  return electronProgram();
}

async function startDesktop(program) {
  const { buildRenderer } = await import('./renderer.mjs');
  await buildRenderer();
  await buildApp('main', 'preload');
  // `main` of package.json names the bundle; the folder gives the app its name and version.
  const child = spawn(program, [root], { stdio: 'inherit' });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

/** @param args `--host` and `--port`, which only the preview knows */
export async function startApp(args) {
  const wanted = args.length === 0;
  const program = wanted
    ? (electronProgram() ?? (process.platform === 'win32' ? fetchProgram() : undefined))
    : undefined;
  if (program !== undefined) return startDesktop(program);
  const why = 'No Electron program here: this is the same window in a browser, on a sample host.';
  await startPreview(args, wanted ? why : undefined);
}
