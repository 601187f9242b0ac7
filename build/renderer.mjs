// Builds the window: dist/renderer, or with `double` dist/renderer-double, the same window over a
// host in memory. Rebuilt only when a source file is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';

const sources = ['renderer', 'core', 'electron/contract', 'app', 'assets', 'package-lock.json'];

/** Newest modification time (ms) below a path; 0 when it does not exist. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

/** The folder of the built window; built first when it is missing or stale. */
export async function buildRenderer({ double = false } = {}) {
  const folder = `${root}dist/${double ? 'renderer-double' : 'renderer'}`;
  const built = `${folder}/index.html`;
  const newestSource = Math.max(...sources.map((name) => newest(`${root}${name}`)));
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource) return folder;
  const { build } = await import('vite');
  await build({
    configFile: `${root}renderer/vite.config.ts`,
    mode: double ? 'double' : 'production',
  });
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildRenderer({ double: process.argv.includes('--double') });
