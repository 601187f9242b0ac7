// Builds what runs beside the window: the browser preview, and the main process and preload script
// of the desktop app. Each is one file without node_modules, rebuilt only when a source is newer.
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newest } from './newest.mjs';
import { root } from './root.mjs';

const sources = ['core', 'host', 'app', 'electron', 'assets/catalogue', 'package-lock.json'];

/** Every bundle, by name: where it starts, where it goes, and how it is loaded there. */
export const appBundles = {
  preview: { input: 'electron/preview/main.ts', folder: 'dist/preview', file: 'preview.mjs' },
};

async function bundle({ input, folder, file, format = 'es', external = [] }) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      rollupOptions: {
        input: `${root}${input}`,
        external,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

/** Builds the named bundles where they are missing or stale. */
export async function buildApp(...names) {
  const newestSource = Math.max(...sources.map((name) => newest(`${root}${name}`)));
  for (const name of names) {
    const { folder, file } = appBundles[name];
    const built = `${root}${folder}/${file}`;
    if (existsSync(built) && statSync(built).mtimeMs >= newestSource) continue;
    await bundle(appBundles[name]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp(...Object.keys(appBundles));
