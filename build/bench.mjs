// `npm run bench`: speed and memory of the engine against its limits. The code is bundled first, as it
// ships; each measurement has a process of its own, so that none runs on the heap another one left.
import './ensure-dependencies.mjs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleForNode } from './bundle-for-node.mjs';
import { root } from './ensure-dependencies.mjs';

const bundled = `${root}dist/bench/bench.mjs`;

const bundle = () =>
  bundleForNode({
    input: 'test/bench/index.ts',
    folder: 'dist/bench',
    emptyOutDir: true,
    minify: false,
    output: { entryFileNames: 'bench.mjs', codeSplitting: false },
  });

function measureInOwnProcess(name) {
  const own = fileURLToPath(import.meta.url);
  return spawnSync(process.execPath, [own, '--measure', name], { stdio: 'inherit' }).status === 0;
}

async function benchAll() {
  await bundle();
  const { names } = await import(bundled);
  return names.map(measureInOwnProcess).every(Boolean);
}

async function measure(name) {
  const { bench } = await import(bundled);
  return bench(name, (line) => process.stdout.write(`${line}\n`));
}

const [option, name] = process.argv.slice(2);
const hold = option === '--measure' ? await measure(name) : await benchAll();
process.exitCode = hold ? 0 : 1;
