// `npm run bench`: speed and memory of the engine against its limits, measured in one run. The code
// is bundled first, as it ships.
import './ensure-dependencies.mjs';
import { root } from './ensure-dependencies.mjs';

const { build } = await import('vite');
await build({
  configFile: false,
  root,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bench',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: `${root}test/bench/index.ts`,
      output: { entryFileNames: 'bench.mjs', codeSplitting: false },
    },
  },
});
const { bench } = await import(`${root}dist/bench/bench.mjs`);
process.exitCode = bench((line) => process.stdout.write(`${line}\n`)) ? 0 : 1;
