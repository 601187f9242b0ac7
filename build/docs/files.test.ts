import { readdirSync, readFileSync } from 'node:fs';
import { marked } from 'marked';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releases } from '../../app/catalogue.ts';
import sources from '../../assets/catalogue/sources.json' with { type: 'json' };
import { generatedPages } from './files.ts';
import { escaped, table } from './markdown.ts';

const pages = generatedPages();
const text = (name: string) => pages.find((page) => page.name === name)?.text ?? '';

describe('the pages made from data', () => {
  it('stand in docs as they are made now (node build/docs/generate.mjs makes them)', () => {
    for (const page of pages) expect(readFileSync(`docs/${page.name}`, 'utf8')).toBe(page.text);
    const there = readdirSync('docs/catalogue').map((name) => `catalogue/${name}`);
    expect(there.filter((name) => !pages.some((page) => page.name === name))).toEqual([]);
  });

  it('have every flow of every release, with its rules, codes and sources', () => {
    const flows = text('catalogue/flows.md');
    for (const { id, release } of releases) {
      const page = text(`catalogue/${id}.md`);
      for (const flow of loadCatalogue(catalogueOf(release)).flows) {
        expect(page).toContain(`(flows.md#${flow.id})`);
        const [section = ''] = flows.split(`## ${flow.id}\n`)[1]?.split('\n## ') ?? [];
        const codes = flow.symptom?.codes ?? [];
        for (const needed of [...flow.builtinRules, ...flow.sources, ...codes])
          expect(section).toContain(needed);
      }
    }
  });

  it('have the twelve published rows with what is wrong with them', () => {
    const page = text('catalogue/vmm-2008-virtuatopia.md');
    const rows = loadCatalogue('vmm-2008-virtuatopia').flows.map(({ published }) => published);
    for (const [index, published] of rows.entries()) {
      expect(page).toContain(`| ${index + 1} | ${escaped(published?.communication ?? '?')} |`);
      expect(page).toContain(` | ${published?.check} | ${escaped(published?.truth ?? '?')} | `);
    }
    expect(page.match(/^\| \d+ \|/gm)).toHaveLength(12);
  });

  it('have every source with its address', () => {
    const page = text('catalogue/sources.md');
    const addresses = Object.values(sources.sources).flatMap((one) =>
      'url' in one ? [one.url] : [],
    );
    for (const id of Object.keys(sources.sources)) expect(page).toContain(`## ${id}\n`);
    for (const address of addresses) expect(page).toContain(`<${address}>`);
    expect(addresses.length).toBeGreaterThan(30);
  });
});

describe('a text of the data', () => {
  it.each([
    'a | b',
    '<script>x</script>',
    '*a* _b_ [c](d) `e`',
    'a_b &lt; &',
    'C:\\*\\x',
    'one\n\n# two',
  ])('is shown as it is: %s', async (odd) => {
    const html = await marked(table(['x'], [[escaped(odd)]]));
    const shown = JSON.stringify(parse(html), (key, value: unknown) =>
      key === 'parentNode' || key === 'sourceCodeLocation' ? undefined : value,
    );
    expect(shown).toContain(JSON.stringify(odd.replaceAll(/\s*\n\s*/g, ' ')));
    expect(shown).not.toContain('"script"');
  });
});
