// Writes the pages of docs that are made from data: `node build/docs/generate.mjs`.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = new URL('../../docs/', import.meta.url);
const source = fileURLToPath(new URL('files.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
const pages = module.generatedPages();

await mkdir(new URL('catalogue/', folder), { recursive: true });
for (const { name, text } of pages) await writeFile(new URL(name, folder), text);
console.log(`${pages.length} pages written to docs`);
