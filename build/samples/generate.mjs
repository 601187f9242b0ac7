// Writes assets/samples anew: `node build/samples/generate.mjs`.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = new URL('../../assets/samples/', import.meta.url);
const source = fileURLToPath(new URL('files.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
const files = module.generatedFiles();

await mkdir(folder, { recursive: true });
const kept = new Set(files.map((file) => file.name));
for (const name of await readdir(folder)) {
  if (!kept.has(name)) await rm(new URL(name, folder));
}
for (const { name, text } of files) await writeFile(new URL(name, folder), text);
console.log(`${files.length} files written to assets/samples`);
