// Brings docs up to date: pages made from data, and outputs in the documents. `node build/docs/generate.mjs`
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';

process.chdir(root);
const source = fileURLToPath(new URL('renew.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
for (const { name, text } of module.files) {
  if (existsSync(name) && readFileSync(name, 'utf8') === text) continue;
  mkdirSync(path.dirname(name), { recursive: true });
  writeFileSync(name, text);
  console.log(`renewed ${name}`);
}
