// Checks what the built window weighs. The first view is what index.html itself loads; the rest
// comes when it is first opened.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildRenderer } from './renderer.mjs';

const kilobyte = 1000;
export const budgets = { firstView: 550 * kilobyte, all: 1100 * kilobyte };

/** Bytes of the files that index.html names, and of all scripts and styles; source maps by name. */
export function weigh(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = (name) => statSync(`${folder}/${name}`).size;
  const sum = (names) => names.reduce((total, name) => total + bytes(name), 0);
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  const code = files.filter((name) => /\.(js|css)$/.test(name));
  return {
    firstView: sum(code.filter((name) => page.includes(name.replaceAll('\\', '/')))),
    all: sum(code),
    sourceMaps: files.filter((name) => name.endsWith('.map')),
  };
}

/** One sentence for each budget that is exceeded. */
export function excesses(weight) {
  const over = Object.entries(budgets)
    .filter(([name, most]) => weight[name] > most)
    .map(([name, most]) => `${name} is ${weight[name]} bytes, at most ${most} are wanted`);
  const maps = weight.sourceMaps.map((name) => `${name} is a source map, none are shipped`);
  return [...over, ...maps];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weight = weigh(await buildRenderer());
  const found = excesses(weight);
  process.stdout.write(`window: first view ${weight.firstView} bytes, all ${weight.all} bytes\n`);
  for (const line of found) process.stderr.write(`${line}\n`);
  process.exit(found.length === 0 ? 0 : 1);
}
