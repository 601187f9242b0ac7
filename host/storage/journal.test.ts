import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openJournal } from './journal.ts';
import { failingFiles, shortWrites } from './test-support/failing-files.ts';

const schema = z.strictObject({ who: z.string(), n: z.number().optional() });
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'journal-test-'));
  file = path.join(folder, 'new', 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const contentOf = async () => {
  const content = await openJournal(file, schema).read();
  if (!content.ok) throw new Error(content.error.what);
  return content.value;
};

async function append(...names: string[]): Promise<void> {
  for (const who of names) {
    expect(await openJournal(file, schema).append({ who })).toMatchObject({ ok: true });
  }
}

describe('a journal', () => {
  it('is empty before the first entry', async () => {
    expect(await contentOf()).toEqual({ entries: [], problems: [] });
  });

  it('keeps any text exact and in order', async () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    const all: string[] = [];
    await fc.assert(
      fc.asyncProperty(texts, async (names) => {
        await append(...names);
        all.push(...names);
        const { entries, problems } = await contentOf();
        // A lone half of a surrogate pair is written as an escape, so that it comes back too.
        expect(entries.map(({ who }) => who)).toEqual(all);
        expect(problems).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('survives a crash at every byte: earlier entries stay, the torn line is said and kept', async () => {
    await append('first', 'sécond');
    const whole = (await stat(file)).size;
    await append('thïrd "😀"');
    const bytes = await readFile(file);
    for (let size = whole; size <= bytes.length; size += 1) {
      await writeFile(file, bytes);
      await truncate(file, size);
      const torn = bytes.subarray(whole, size).toString('utf8').replaceAll('\n', '');
      const complete = size >= bytes.length - 1;
      const afterCrash = await contentOf();
      expect(afterCrash.entries.map(({ who }) => who)).toEqual(
        complete ? ['first', 'sécond', 'thïrd "😀"'] : ['first', 'sécond'],
      );
      expect(afterCrash.problems.map(({ text }) => text)).toEqual(
        complete || torn === '' ? [] : [torn],
      );
      await append('next');
      const later = await contentOf();
      expect(later.entries.map(({ who }) => who)).toEqual([
        ...afterCrash.entries.map(({ who }) => who),
        'next',
      ]);
      expect(later.problems.map(({ text }) => text)).toEqual(
        afterCrash.problems.map(({ text }) => text),
      );
    }
  });

  it('reports a strange line with its number and reads on', async () => {
    await append('first');
    await writeFile(file, '[1, 2\n\u0000\u0000\u0000\n17\n{"who":1}\n', { flag: 'a' });
    await append('last');
    const { entries, problems } = await contentOf();
    expect(entries).toEqual([{ who: 'first' }, { who: 'last' }]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    expect(problems[3]?.what).toContain('not an entry');
  });

  it('says of the last line only that it may be written still', async () => {
    await append('first');
    await writeFile(file, '{"who\n\n{"wh', { flag: 'a' });
    const { problems } = await contentOf();
    expect(problems.map(({ line, what }) => [line, what.includes('still going on')])).toEqual([
      [3, false],
      [5, true],
    ]);
  });

  it('takes entries of two processes at once', async () => {
    await build({
      configFile: false,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(new URL('./test-support/append-many.ts', import.meta.url)),
        outDir: folder,
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'append-many.mjs' } },
      },
    });
    const start = (who: string) =>
      promisify(execFile)(process.execPath, [
        path.join(folder, 'append-many.mjs'),
        file,
        who,
        '150',
      ]);
    await Promise.all([start('a'), start('b')]);
    const content = await openJournal(file, z.object({ who: z.string(), n: z.number() })).read();
    const entries = content.ok ? content.value.entries : [];
    expect(content).toMatchObject({ ok: true, value: { problems: [] } });
    for (const who of ['a', 'b']) {
      expect(entries.filter((entry) => entry.who === who).map(({ n }) => n)).toEqual(
        Array.from({ length: 150 }, (_, n) => n),
      );
    }
  });
});

describe('an append that fails', () => {
  it.each([
    ['open', 'EROFS', 'readOnly'],
    ['open', 'EACCES', 'readOnly'],
    ['mkdir', 'EPERM', 'readOnly'],
    ['write', 'ENOSPC', 'full'],
    ['write', 'EDQUOT', 'full'],
    ['sync', 'EIO', 'failed'],
  ] as const)('in %s with %s is said as %s and loses nothing', async (step, code, kind) => {
    await append('first');
    const result = await openJournal(file, schema, failingFiles(step, code)).append({ who: 'x' });
    expect(result).toMatchObject({ ok: false, error: { kind, why: `${code}: as told` } });
    expect((await contentOf()).entries[0]).toEqual({ who: 'first' });
  });

  it('half way, on a full disk, leaves a torn line and nothing else', async () => {
    await append('first');
    const result = await openJournal(file, schema, shortWrites(7)).append({ who: 'second' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'full' } });
    await append('third');
    const { entries, problems } = await contentOf();
    expect(entries).toEqual([{ who: 'first' }, { who: 'third' }]);
    expect(problems).toMatchObject([{ line: 4, text: '{"who"' }]);
  });

  it('says when the journal cannot be read', async () => {
    const journal = openJournal(file, schema, failingFiles('readFile', 'EACCES'));
    expect(await journal.read()).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });
});
