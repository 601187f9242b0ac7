import { asProduction } from './as-production.mjs';
import { root } from './root.mjs';

/**
 * Bundles what Node or Electron's main process runs: no node_modules beside it, one call an output.
 * @param options `input` as Rollup takes it, with paths from the project's folder; `folder` it goes
 * to; `output` as Rollup takes it; `external` modules that are there at run time
 */
export async function bundleForNode(options) {
  const { input, folder, output, external = [], emptyOutDir = false } = options;
  const { minify = true, license = false } = options;
  const { build } = await import('vite');
  const entries = Object.entries(typeof input === 'string' ? { main: input } : input);
  await asProduction(() =>
    build({
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: true, external },
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir,
        minify,
        license,
        rollupOptions: {
          input: Object.fromEntries(entries.map(([name, path]) => [name, `${root}${path}`])),
          external,
          output,
        },
      },
    }),
  );
}
