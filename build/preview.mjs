// The window in a browser, over a sample host or files: what `npm start` shows where the desktop app
// cannot run. It never touches a live firewall.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appBundles, buildApp } from './bundle-app.mjs';
import { root } from './root.mjs';

const usualHost = 'sample:hardened-management-server-2022';

/** How the system opens an address; undefined when a person must. */
function opener() {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (BROWSER === 'none') return undefined;
  if (process.platform === 'win32') return ['explorer.exe'];
  if (process.platform === 'darwin') return ['open'];
  if (BROWSER) return [BROWSER];
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens an address in the browser; a system that cannot is no error, the address is printed. */
function openInBrowser(address) {
  const command = opener();
  if (command === undefined) return;
  const child = spawn(command[0], [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** The folder of the built window; undefined when there is none. */
async function pageFolder() {
  if (existsSync(`${root}build/renderer.mjs`)) {
    const { buildRenderer } = await import('./renderer.mjs');
    return buildRenderer();
  }
  return existsSync(`${root}dist/renderer/index.html`) ? `${root}dist/renderer` : undefined;
}

const options = {
  host: { type: 'string', multiple: true },
  port: { type: 'string', default: '0' },
};

/** What the arguments ask for, or the sentence that says why not. */
function readArguments(args) {
  try {
    const { values } = parseArgs({ args, options });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) return { error: '--port: 0 to 65535 expected' };
    return { inputs: values.host ?? [usualHost], port };
  } catch (error) {
    return { error: error.message };
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

/** @param why one line: why the desktop app does not run, or undefined when nobody asked for it */
export async function startPreview(args, why) {
  const wanted = readArguments(args);
  if (wanted.error !== undefined) return fail(`${wanted.error}.`);
  if (why !== undefined) process.stdout.write(`${why}\n`);
  const folder = await pageFolder();
  if (folder === undefined) return fail('The window is not built: dist/renderer is missing.');
  await buildApp('preview');
  const { runPreview } = await import(`${root}${appBundles.preview.folder}/preview.mjs`);
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const { inputs, port } = wanted;
  const started = await runPreview({
    version,
    inputs,
    port,
    pageFolder: folder,
    assetsFolder: `${root}assets`,
  });
  if (!started.ok) return fail(`${started.error.what} ${started.error.why}`);
  const { address } = started.value;
  process.stdout.write(`${inputs.join(', ')}: ${address}\nCtrl+C ends it.\n`);
  openInBrowser(address);
  const end = () => void started.value.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
