import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-snapshots-'));
afterAll(() => rmSync(folder, { recursive: true }));

const samples = ['misconfigured-management-server-2025', 'german-hyperv-host-2022'].map((name) =>
  readFileSync(new URL(`../../assets/samples/${name}.json`, import.meta.url), 'utf8'),
);

const hostileTexts = [
  '',
  '\u202e|$(x)`"\'\n',
  'a'.repeat(10_000),
  '__proto__',
  '::',
  '1.2.3.4/33',
  '%a%\\%',
  'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=0-65535|Name=x|',
  'v2.31|Action=Block|Active=TRUE|Dir=In|Svc=*|Name=x|',
  'v2.31|',
  'Server=tcp:;Data Source=\\a\\b,99999,1',
  '99.1',
];
const hostileNumbers = [0, 1, 4, 443, 5986, 65_535, 65_536, -1, 1.5, 4_294_967_295];

/** How many values are left as they are, and which hostile one stands in the place of the next. */
type Edit = readonly [skip: number, which: number];

/** Puts another value of the same type, now and then of another one, in the place of some of a document. */
function mutated(text: string, edits: readonly Edit[]): string {
  const left = [...edits];
  let skipped = 0;
  return JSON.stringify(JSON.parse(text), (_key, value: unknown): unknown => {
    const [edit] = left;
    if (edit === undefined || (typeof value !== 'string' && typeof value !== 'number'))
      return value;
    const [skip, which] = edit;
    if (skipped++ < skip) return value;
    left.shift();
    skipped = 0;
    const likeIt: readonly unknown[] = typeof value === 'string' ? hostileTexts : hostileNumbers;
    return which % 50 === 0 ? null : likeIt[which % likeIt.length];
  });
}

it('a snapshot with anything in it gives an answer or one sentence, in every command that reads it', async () => {
  const codes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(600), fc.nat(600)), { minLength: 1, maxLength: 4 }),
      async (sample, edits) => {
        const file = join(folder, 'host.json');
        writeFileSync(file, mutated(sample, edits));
        for (const args of [
          ['assess', file],
          ['plan', file, '--json'],
          ['rules', file],
        ]) {
          const { code, err } = await run(args);
          codes.add(code);
          expect(err).toMatch(code === 2 ? /^vmm-firewall: [^\n]+\n$/ : /^$/);
          expect(err).not.toContain('mistake of this program');
        }
      },
    ),
    { numRuns: 60, seed: 20261126 },
  );
  expect(codes).toEqual(new Set([0, 1, 2]));
});
