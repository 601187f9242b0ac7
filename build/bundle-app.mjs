// Builds what runs beside the window: the browser preview, and the main process and preload script
// of the desktop app. Each is one file without node_modules, rebuilt only when a source is newer.
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle-for-node.mjs';
import { isCurrent } from './newest.mjs';
import { root } from './root.mjs';

const sources = [
  'core',
  'host',
  'app',
  'electron',
  'renderer/texts',
  'assets/catalogue',
  'package-lock.json',
];

/** Every bundle, by name: where it starts, where it goes, and how it is loaded there. */
export const appBundles = {
  preview: { input: 'electron/preview/main.ts', folder: 'dist/preview', file: 'preview.mjs' },
  main: {
    input: 'electron/main.ts',
    folder: 'dist/desktop',
    file: 'main.mjs',
    external: ['electron'],
    // The catalogue is data, and what only some uses need is loaded then.
    codeSplitting: { groups: [{ name: 'catalogue', test: /assets.catalogue/ }] },
    mostBytes: 300 * 1024,
  },
  // A sandboxed preload script is CommonJS, and requires nothing but Electron.
  preload: {
    input: 'electron/preload.ts',
    folder: 'dist/desktop',
    file: 'preload.cjs',
    format: 'cjs',
    external: ['electron'],
    mostBytes: 20 * 1024,
  },
};

function bundle(options) {
  const { file, format = 'es', codeSplitting = false, ...rest } = options;
  const output = { format, entryFileNames: file, chunkFileNames: '[name].mjs', codeSplitting };
  return bundleForNode({ ...rest, output });
}

/** Bytes of a bundle with all that it imports at its start; the catalogue is data. */
function bytesAtStart(path, seen = new Set()) {
  if (seen.has(path) || path.endsWith('/catalogue.mjs')) return 0;
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:from|import)"\.\/([\w-]+\.mjs)"/g)];
  const others = imports.map(([, name]) => bytesAtStart(`${dirname(path)}/${name}`, seen));
  return others.reduce((sum, bytes) => sum + bytes, statSync(path).size);
}

/** What grows unseen is what makes a program slow to start. */
function checkSize(name, built) {
  const { mostBytes, file } = appBundles[name];
  const bytes = bytesAtStart(built);
  if (mostBytes !== undefined && bytes > mostBytes)
    throw new Error(`${file} has ${bytes} bytes, its budget are ${mostBytes}`);
}

/** Builds the named bundles where they are missing or stale. */
export async function buildApp(...names) {
  for (const name of names) {
    const { folder, file } = appBundles[name];
    const built = `${root}${folder}/${file}`;
    if (isCurrent(built, sources)) continue;
    await bundle(appBundles[name]);
    checkSize(name, built);
  }
}

/** Builds main process and preload script anew, into a folder of their own, with the licences of what is in them. */
export async function buildAppInto(folder) {
  for (const name of ['main', 'preload']) {
    await bundle({ ...appBundles[name], folder, license: { fileName: `${name}.licenses.json` } });
    checkSize(name, `${folder}/${appBundles[name].file}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp(...Object.keys(appBundles));
