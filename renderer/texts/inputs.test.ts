import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderInputError } from '../../host/import/input-error.ts';
import { german } from './de/catalogue.ts';
import { inputs } from './de/inputs.ts';

const { told } = german;
const sources = readdirSync('host/import')
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`host/import/${name}`, 'utf8'));

/** Clauses that readers object with; what is put in becomes a number, from 2 on. */
function clausesOf(source: string): string[] {
  const thrown = /(?:InputProblem|[fF]ail(?:AtLine)?)\(\s*(?:'([^']+)'|`([^`]+)`)/g;
  const listed = /(?:problem: (?:ends \? )?|\bE[A-Z_]+: )'([^']+)'(?: : '([^']+)')?/g;
  return [...source.matchAll(thrown), ...source.matchAll(listed)]
    .flatMap(([, ...found]) => found)
    .filter((clause) => clause !== undefined && !clause.startsWith('${problem}'))
    .map((clause) => {
      let places = 1;
      // A clause in the source has its backslashes twice.
      return clause.replaceAll(/\$\{[^}]+\}/g, () => `{${(places += 1)}}`).replaceAll('\\\\', '\\');
    });
}

describe('what readers of files object to', () => {
  const clauses = [...new Set(sources.flatMap(clausesOf))];

  it('is said in German, whatever it is', () => {
    expect(clauses.length).toBeGreaterThan(40);
    const places = (text: string) =>
      text.replace(/\b512\b/, '{2}').replace(', but the file ends', '');
    const missing = clauses.filter(
      (clause) =>
        !Object.hasOwn(inputs, `{1}: ${clause}.`) &&
        !Object.hasOwn(inputs, `{1}: ${places(clause)}.`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    [
      { file: 'a.reg', place: 'line 3', problem: 'expected the next byte, but the file ends' },
      'a.reg, Zeile 3: erwartet: das nächste Byte; die Datei endet aber.',
    ],
    [
      { file: 'a. B.json', place: 'line 2, offset 40', problem: 'expected valid JSON' },
      'a. B.json, Zeile 2, Zeichen 40: erwartet: gültiges JSON.',
    ],
    [
      {
        file: 'SYSTEM',
        place: 'offset 0x1020',
        problem: 'expected a key cell of at least 76 bytes',
      },
      'SYSTEM, Stelle 0x1020: erwartet: eine Schlüsselzelle mit mindestens 76 Bytes.',
    ],
    [
      {
        file: 'x.json',
        place: '$.host',
        problem: 'not a snapshot: Invalid input: expected string, received number',
      },
      'x.json, $.host: kein Abbild: erwartet: string; gefunden: number.',
    ],
    [
      { file: 'registry.pol', problem: 'expected the path of a key that ends with a NUL' },
      'registry.pol: erwartet: der Pfad eines Schlüssels mit einer Null am Ende.',
    ],
    [{ file: 'Daten', problem: 'the file is empty' }, 'Daten: die Datei ist leer.'],
  ])('names file and place: %j', (error, said) => {
    expect(told(renderInputError(error))).toBe(said);
  });
});
