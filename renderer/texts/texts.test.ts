import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogueOf, loadCatalogue, releaseIds } from '../../app/catalogue.ts';
import { sampleIds } from '../../app/samples.ts';
import { consequenceOf } from './consequences.ts';
import { german as germanCatalogue } from './de/catalogue.ts';
import { desktop as germanDesktop } from './de/desktop.ts';
import { sampleTitles } from './de/samples.ts';
import { english as englishCatalogue } from './en/catalogue.ts';
import { desktop as englishDesktop } from './en/desktop.ts';
import { fill } from './fill.ts';
import { languageOf } from './language.ts';
import { textsIn } from './use-texts.tsx';

const english = { ...englishCatalogue.texts, ...englishDesktop };
const german = { ...germanCatalogue.texts, ...germanDesktop };

/** Window and desktop speak from one catalogue. */
const folders = ['renderer', 'electron'].map((name) =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.url)),
);
const source = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}${name}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/test|texts.(en|de)./.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** `fix.step-${action}` in the source stands for every key that begins and ends like it. */
const patterns = [...source.matchAll(/`([a-z][a-z-]*\.[^`\s]*\$\{[^`]*)`/g)].map(
  ([, template = '']) =>
    new RegExp(
      `^${template
        .replace(/\$\{[^}]*\}/g, '\u0000')
        .replace(/[.*+?^()|[\]\\]/g, '\\$&')
        .replaceAll('\u0000', '[A-Za-z-]+')}$`,
    ),
);

const placesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();

describe('the texts', () => {
  const keys = Object.keys(english) as (keyof typeof english)[];

  it('have the same keys in both languages, none of them empty', () => {
    expect(Object.keys(german).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => english[key] === '' || german[key] === '')).toEqual([]);
  });

  it('have the same places and forms in both languages', () => {
    const forms = (text: string) => text.split(' | ').length;
    const different = keys.filter(
      (key) =>
        placesOf(english[key]).join() !== placesOf(german[key]).join() ||
        forms(english[key]) !== forms(german[key]),
    );
    expect(different).toEqual([]);
  });

  it('are all used', () => {
    const unused = keys.filter(
      (key) => !source.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('are short, active and without exclamation marks', () => {
    const loud = keys.filter((key) =>
      [english[key], german[key]].some((text) => /!|\bplease\b|\bbitte\b/i.test(text)),
    );
    expect(loud).toEqual([]);
  });
});

describe('fill', () => {
  it('puts values into places and chooses the form by count', () => {
    expect(fill('1 rule | {count} rules of {all}', { count: 3, all: 9 })).toBe('3 rules of 9');
    expect(fill('1 rule | {count} rules', { count: 1 })).toBe('1 rule');
  });

  it('leaves hostile values as they are', () => {
    expect(fill('{a}', { a: '{b}$& | x' })).toBe('{b}$& | x');
    expect(fill('{toString} {a}', { a: 1 })).toBe('{toString} 1');
  });
});

describe('the samples', () => {
  it('have a German title each', () => {
    expect(Object.keys(sampleTitles).sort()).toEqual([...sampleIds].sort());
  });
});

describe('consequenceOf', () => {
  it('knows every flow of every release', () => {
    const flows = releaseIds.flatMap((release) => loadCatalogue(catalogueOf(release)).flows);
    const other = flows.filter(({ id }) => consequenceOf(id) === 'other').map(({ id }) => id);
    expect([...new Set(other)].sort()).toEqual([
      'arc-bridge-https',
      'arc-bridge-winrm',
      'server-to-dc',
      'tfs-lab-to-host',
      'tfs-lab-to-server',
    ]);
    expect(consequenceOf('__proto__')).toBe('other');
  });
});

describe('languageOf', () => {
  it('follows the system unless a language is chosen', () => {
    expect(languageOf('system', 'de-AT')).toBe('de');
    expect(languageOf('system', 'fr')).toBe('en');
    expect(languageOf('en', 'de')).toBe('en');
  });

  it('writes times as the language does, and leaves what is no time', () => {
    expect(textsIn('de', germanCatalogue).time('2026-09-01T08:05:00Z')).toBe('01.09.2026, 08:05');
    expect(textsIn('en', englishCatalogue).time('yesterday')).toBe('yesterday');
  });
});
