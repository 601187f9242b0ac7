import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents } from '../../build/docs/documents.ts';
import { withOutputs } from '../../build/docs/examples.ts';
import { runTool } from '../../build/docs/run-tool.ts';
import { mistakesInCommands } from './check-commands.ts';
import { readDocument, type Document } from './read-document.ts';

const all = documents().map(readDocument);
const byName = new Map(all.map((document) => [document.name, document]));

/** Where a link leads that is none: a sentence, or nothing. */
function deadLink({ name, anchors }: Document, link: string): string | undefined {
  if (/^https:\/\/[\w.-]+\.[a-z]+(\/|$)/.test(link)) return undefined;
  if (/^[a-z]+:/.test(link)) return `${name}: ${link} is no https address`;
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
  if (!existsSync(target)) return `${name}: ${link} leads to no file`;
  if (anchor === undefined) return undefined;
  const there = file === '' ? anchors : byName.get(target)?.anchors;
  return there?.has(anchor) === true ? undefined : `${name}: ${link} leads to no heading`;
}

describe('the documents', () => {
  it('have no dead links', () => {
    const dead = all.flatMap((document) =>
      document.links.map((link) => deadLink(document, link)).filter((one) => one !== undefined),
    );
    expect(dead).toEqual([]);
    expect(all.flatMap(({ links }) => links).length).toBeGreaterThan(500);
  });

  it('have pictures that are there, with a text that says what is on them', () => {
    const wrong = all.flatMap(({ name, pictures }) =>
      pictures
        .filter(({ address, alt }) => {
          const file = path.posix.join(path.posix.dirname(name), address);
          return alt.trim().length < 12 || !existsSync(file) || statSync(file).size < 1000;
        })
        .map(({ address }) => `${name}: ${address}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name only commands and options that there are', () => {
    expect(all.flatMap(mistakesInCommands)).toEqual([]);
  });

  it('name only files and folders that there are', () => {
    const path = /^(?:core|host|app|cli|electron|renderer|build|test|assets|docs)\/[a-z0-9./-]+$/;
    const missing = all.flatMap(({ name, inline }) =>
      inline
        .map((text) => text.replace(/^(?:node|npx vitest run) /, ''))
        .filter((text) => path.test(text) && !existsSync(text))
        .map((text) => `${name}: ${text}`),
    );
    expect(missing).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const name of reached)
      for (const link of byName.get(name)?.links ?? []) {
        const [file = ''] = link.split('#');
        if (file.endsWith('.md')) reached.add(path.posix.join(path.posix.dirname(name), file));
      }
    expect(all.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it.each(documents())(
    'show what the tool prints now: %s (node build/docs/generate.mjs)',
    async (name) => {
      const text = readFileSync(name, 'utf8');
      expect(await withOutputs(text, runTool)).toBe(text);
    },
  );
});
