// Writes the templates for group policies anew: `node build/policy/generate.mjs`.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = new URL('../../assets/policy/', import.meta.url);
const source = fileURLToPath(new URL('files.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });

for (const { name, text } of module.policyFiles()) {
  const file = new URL(name, folder);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, text);
}
