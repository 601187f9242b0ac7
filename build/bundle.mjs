// Builds dist/cli/vmm-firewall.mjs: one file without node_modules, because start-up time is what a
// person at a prompt notices. Rebuilt only when a source file is newer than the bundle.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';

export const cliBundle = `${root}dist/cli/vmm-firewall.mjs`;
const sources = ['core', 'host', 'app', 'cli', 'assets', 'build', 'package.json'];

/** Newest modification time (ms) below a path; 0 when it does not exist. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

/** Builds the CLI bundle when it is missing or stale. */
export async function buildCli() {
  const newestSource = Math.max(...sources.map((name) => newest(`${root}${name}`)));
  if (existsSync(cliBundle) && statSync(cliBundle).mtimeMs >= newestSource) return;
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist/cli',
      emptyOutDir: true,
      minify: true,
      rollupOptions: {
        // The worker of `assess --each` is an entry of its own beside it.
        input: { 'vmm-firewall': `${root}cli/main.ts`, 'each-worker': `${root}cli/each-worker.ts` },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import('./ensure-dependencies.mjs');
  await buildCli();
}
