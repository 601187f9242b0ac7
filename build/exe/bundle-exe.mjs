// Bundles the command line tool for a single executable: its main script and its worker are one
// CommonJS file each, since a program without files beside it can load no module.
import { root } from '../root.mjs';

const entries = { 'vmm-firewall': 'cli/exe.ts', 'each-worker': 'cli/exe-each-worker.ts' };

/** Writes NAME.cjs of each entry into a folder. */
export async function bundleExe(folder) {
  const { build } = await import('vite');
  for (const [name, input] of Object.entries(entries)) {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        minify: true,
        license: { fileName: `${name}.licenses.json` },
        rollupOptions: {
          input: `${root}${input}`,
          output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
        },
      },
    });
  }
}
