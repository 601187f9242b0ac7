// Builds dist/cli/vmm-firewall.mjs: one file without node_modules, because start-up time is what a
// person at a prompt notices. Rebuilt only when a source file is newer than the bundle.
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle-for-node.mjs';
import { isCurrent } from './newest.mjs';
import { root } from './root.mjs';

export const cliBundle = `${root}dist/cli/vmm-firewall.mjs`;
const sources = ['core', 'host', 'app', 'cli', 'assets', 'build', 'package.json'];

/** Builds the CLI bundle when it is missing or stale. */
export async function buildCli() {
  if (isCurrent(cliBundle, sources)) return;
  await bundleForNode({
    // The worker of `assess --each` is an entry of its own beside it.
    input: { 'vmm-firewall': 'cli/main.ts', 'each-worker': 'cli/each-worker.ts' },
    folder: 'dist/cli',
    emptyOutDir: true,
    output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await import('./ensure-dependencies.mjs');
  await buildCli();
}
