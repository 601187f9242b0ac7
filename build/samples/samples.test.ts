import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { snapshot } from '../../core/snapshot/schema.ts';
import { format, generatedFiles } from './files.ts';
import { samples } from './index.ts';
import { windows } from './windows.ts';

const folder = new URL('../../assets/samples/', import.meta.url);
const committed = (name: string) => readFileSync(new URL(name, folder), 'utf8');

describe('assets/samples', () => {
  const files = generatedFiles();

  it('holds exactly the generated files', () => {
    expect(readdirSync(folder).sort()).toEqual(files.map((file) => file.name).sort());
  });

  it.each(files)('$name is what the generator writes', ({ name, text }) => {
    expect(committed(name)).toBe(text);
    expect(Buffer.byteLength(text)).toBeLessThan(250 * 1024);
  });

  it.each(samples)('$id passes the schema unchanged', ({ id, snapshot: made }) => {
    expect(snapshot.parse(JSON.parse(committed(`${id}.json`)))).toEqual(made);
  });

  it.each(samples)(
    '$id names every rule once and follows the string version',
    ({ snapshot: made }) => {
      const build = 'build' in made.windows ? made.windows.build : undefined;
      const facts = Object.values(windows).find((known) => known.build === build);
      for (const store of [made.firewall.local, made.firewall.groupPolicy]) {
        const keys = 'keys' in store ? store.keys : [];
        const rules = keys.find((key) => key.path === 'FirewallRules')?.values ?? [];
        const ids = rules.map((rule) => rule.name.toLowerCase());
        expect(new Set(ids).size).toBe(ids.length);
        for (const rule of rules) {
          expect(String(rule.data).split('|')[0]).toBe(facts?.rules);
          expect(rule.data).toMatch(
            /^v2\.\d\d\|Action=(Allow|Block)\|Active=(TRUE|FALSE)\|Dir=(In|Out)\|.*\|Name=[^|]+\|.*$/,
          );
        }
      }
    },
  );

  it.each(samples)(
    '$id has no listener without a program that could hold it',
    ({ snapshot: made }) => {
      const listeners = Array.isArray(made.listeners) ? made.listeners : [];
      for (const listener of listeners) {
        expect(listener.path === undefined).toBe(listener.process === 'System');
      }
    },
  );
});

describe('format', () => {
  it('keeps what has no object below it on one line', () => {
    expect(format({ a: [1, 2], b: [{ c: null }] })).toBe(
      '{\n  "a": [1,2],\n  "b": [\n    {"c":null}\n  ]\n}',
    );
  });
});
