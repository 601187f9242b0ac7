import {
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBoundedJournal } from './bounded-journal.ts';
import { realFiles, type Files } from './files.ts';
import { failingFiles, shortWrites } from './test-support/failing-files.ts';

const schema = z.strictObject({ n: z.number(), text: z.string().optional() });
type Entry = z.infer<typeof schema>;
const mostBytes = 1000;
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'bounded-'));
  file = path.join(folder, 'new', 'activity.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (files: Files = realFiles) => openBoundedJournal({ file, schema, mostBytes, files });
const last = async (most = Infinity) => {
  const read = await open().readLast(most);
  if (!read.ok) throw new Error(read.error.what);
  return read.value.map(({ n }) => n);
};
async function append(from: number, to: number): Promise<void> {
  const journal = open();
  for (let n = from; n < to; n += 1)
    expect(await journal.append({ n })).toMatchObject({ ok: true });
}
const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe('a journal that is bounded', () => {
  it('is empty before the first entry, and gives the newest ones in their order', async () => {
    expect(await last()).toEqual([]);
    await append(0, 20);
    expect(await last(5)).toEqual(upTo(15, 20));
    expect(await last()).toEqual(upTo(0, 20));
    expect(await last(0)).toEqual([]);
  });

  it('forgets the oldest and stays within two files, without a gap', async () => {
    await append(0, 500);
    const kept = await last();
    expect(kept).toEqual(upTo(kept[0] ?? 0, 500));
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(250);
    const names = await readdir(path.dirname(file));
    expect(names.sort()).toEqual(['activity.1.jsonl', 'activity.jsonl']);
    for (const name of names) {
      const { size } = await stat(path.join(path.dirname(file), name));
      expect(size).toBeLessThan(mostBytes + 20);
    }
  });

  it('keeps any text exact, wherever the blocks end in which it is read', async () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 50_000, size: 'max' }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (each) => {
        await rm(path.dirname(file), { recursive: true, force: true });
        const journal = openBoundedJournal({ file, schema, mostBytes: 1e9 });
        const entries: Entry[] = each.map((text, n) => ({ n, text }));
        for (const entry of entries) await journal.append(entry);
        expect(await journal.readLast(each.length)).toEqual({ ok: true, value: entries });
      }),
      { numRuns: 15 },
    );
  });

  it('passes over what a crash at any byte leaves, and goes on behind it', async () => {
    await append(0, 3);
    const whole = (await stat(file)).size;
    await append(3, 4);
    const bytes = await readFile(file);
    for (let size = whole; size <= bytes.length; size += 1) {
      await writeFile(file, bytes);
      await truncate(file, size);
      const isThere = size >= bytes.length - 1;
      expect(await last()).toEqual(upTo(0, isThere ? 4 : 3));
      await append(9, 10);
      expect(await last()).toEqual([...upTo(0, isThere ? 4 : 3), 9]);
    }
  });

  it('passes over lines that are no entries', async () => {
    await append(0, 1);
    await writeFile(file, '[1, 2\n\u0000\n17\n{"n":"x"}\n', { flag: 'a' });
    await append(1, 2);
    expect(await last()).toEqual([0, 1]);
    expect(await last(2)).toEqual([0, 1]);
  });
});

describe('two programs of one user', () => {
  async function full(): Promise<void> {
    await append(0, 1);
    await writeFile(
      file,
      upTo(0, 120)
        .map((n) => `{"n":${n}, "text": ""}\n`)
        .join(''),
    );
  }

  it('do not put a new file over the one that the other has just put away', async () => {
    await full();
    let renamed: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      renamed = resolve;
    });
    let isRenaming: () => void = () => undefined;
    const renaming = new Promise<void>((resolve) => {
      isRenaming = resolve;
    });
    const slow: Files = {
      ...realFiles,
      rename: async (from, to) => {
        isRenaming();
        await waiting;
        await realFiles.rename(from, to);
      },
    };
    const before = await last();
    const first = open(slow).append({ n: 120 });
    await renaming;
    for (const n of [121, 122]) expect((await open().append({ n })).ok).toBe(true);
    renamed();
    expect((await first).ok).toBe(true);
    expect((await last()).slice(-before.length)).toEqual(
      [...before, 121, 122, 120].slice(-before.length),
    );
    expect((await last()).length).toBe(before.length + 3);
    expect((await readdir(path.dirname(file))).sort()).toEqual([
      'activity.1.jsonl',
      'activity.jsonl',
    ]);
  });

  it('do not put away again what the other has put away since it was looked at', async () => {
    await full();
    const before = await last();
    let other: Promise<{ readonly ok: boolean }> | undefined;
    const late: Files = {
      ...realFiles,
      open: async (name, flags, mode) => {
        if (flags === 'wx') await (other ??= open().append({ n: 120 }));
        return realFiles.open(name, flags, mode);
      },
    };
    expect((await open(late).append({ n: 121 })).ok).toBe(true);
    expect((await other)?.ok).toBe(true);
    expect(await last()).toEqual([...before, 120, 121]);
  });

  it('go on when one of them crashed while it put a file away', async () => {
    await full();
    const lock = `${file}.lock`;
    await writeFile(lock, '');
    await append(120, 260);
    expect(await last()).toEqual(upTo(0, 260).slice(-(await last()).length));
    expect((await stat(file)).size).toBeGreaterThan(mostBytes * 1.5);
    const before = new Date(Date.now() - 120_000);
    await utimes(lock, before, before);
    await append(260, 261);
    expect((await stat(file)).size).toBeLessThan(100);
    expect(await readdir(path.dirname(file))).not.toContain('activity.jsonl.lock');
  });
});

describe('one program', () => {
  it('puts no file away while it reads both, so that nothing is told twice', async () => {
    await append(0, 1);
    const lines = upTo(0, 120).map((n) => `{"n":${n}, "text": ""}\n`);
    await writeFile(file, lines.join(''));
    let appended: Promise<unknown> | undefined;
    const meanwhile: Files = {
      ...realFiles,
      open: async (name, flags, mode) => {
        if (String(name).endsWith('.1.jsonl') && appended === undefined) {
          appended = journal.append({ n: 120 });
          await delay(100);
        }
        return realFiles.open(name, flags, mode);
      },
    };
    const journal = open(meanwhile);
    const read = await journal.readLast(Infinity);
    expect(read.ok && read.value.map(({ n }) => n)).toEqual(upTo(0, 120));
    await appended;
    expect(await last()).toEqual(upTo(0, 121));
  });
});

describe('where the disk or the system refuses', () => {
  it('loses no entry that was written, and says which one was not', async () => {
    await append(0, 3);
    expect(await open(shortWrites(4)).append({ n: 3 })).toMatchObject({
      ok: false,
      error: { kind: 'full' },
    });
    expect(await open(failingFiles('write', 'ENOSPC')).append({ n: 3 })).toMatchObject({
      ok: false,
    });
    await append(4, 5);
    expect(await last()).toEqual([0, 1, 2, 4]);
  });

  it('a full file that cannot be put away goes on growing', async () => {
    const journal = open(failingFiles('rename', 'EBUSY'));
    for (let n = 0; n < 200; n += 1) expect((await journal.append({ n })).ok).toBe(true);
    expect(await last()).toEqual(upTo(0, 200));
    expect(await readdir(path.dirname(file))).toEqual(['activity.jsonl']);
  });

  it('a full file is put away on a disk without room: nothing of it is written again', async () => {
    await append(0, 1);
    await writeFile(
      file,
      upTo(0, 150)
        .map((n) => `{"n":${n}}\n`)
        .join(''),
    );
    expect((await open(failingFiles('write', 'ENOSPC')).append({ n: 150 })).ok).toBe(false);
    expect(await last()).toEqual(upTo(0, 150));
    expect(await readdir(path.dirname(file))).toContain('activity.1.jsonl');
  });

  it('says that it cannot be read', async () => {
    await append(0, 1);
    expect(await open(failingFiles('open', 'EACCES')).readLast(1)).toMatchObject({
      ok: false,
      error: { kind: 'unreadable' },
    });
  });
});
