// Builds the window: dist/renderer, or with `double` dist/renderer-double, the same window over a
// host in memory. Rebuilt only when a source file is newer.
import { fileURLToPath } from 'node:url';
import { asProduction } from './as-production.mjs';
import { isCurrent } from './newest.mjs';
import { root } from './root.mjs';

const sources = ['renderer', 'core', 'electron/contract', 'app', 'assets', 'package-lock.json'];

/** The folder of the built window; built first when it is missing or stale. */
export async function buildRenderer({ double = false } = {}) {
  const folder = `${root}dist/${double ? 'renderer-double' : 'renderer'}`;
  const built = `${folder}/index.html`;
  if (isCurrent(built, sources)) return folder;
  const { build } = await import('vite');
  await asProduction(() =>
    build({
      configFile: `${root}renderer/vite.config.ts`,
      mode: double ? 'double' : 'production',
    }),
  );
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildRenderer({ double: process.argv.includes('--double') });
