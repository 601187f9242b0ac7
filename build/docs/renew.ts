import { readFileSync } from 'node:fs';
import { documents } from './documents.ts';
import { withOutputs } from './examples.ts';
import { generatedPages } from './files.ts';
import { runTool } from './run-tool.ts';

interface RenewedFile {
  /** Path from the root. */
  readonly name: string;
  readonly text: string;
}

async function renewed(): Promise<RenewedFile[]> {
  const pages = generatedPages().map(({ name, text }) => ({ name: `docs/${name}`, text }));
  const made = new Set(pages.map(({ name }) => name));
  const written = await Promise.all(
    documents()
      .filter((name) => !made.has(name))
      .map(async (name) => ({
        name,
        text: await withOutputs(readFileSync(name, 'utf8'), runTool),
      })),
  );
  return [...pages, ...written];
}

/** All documents as they should be now; made here, since nothing can be loaded after this module. */
export const files: readonly RenewedFile[] = await renewed();
