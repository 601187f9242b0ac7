import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { realFiles, type Files } from './files.ts';
import { openJsonStore } from './json-store.ts';
import { failingFiles } from './test-support/failing-files.ts';

const schema = z.strictObject({ theme: z.string(), days: z.number() });
const defaults = { theme: 'system', days: 7 };
const now = (): Date => new Date('2026-11-24T02:31:05.123Z');
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'store-test-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (files: Files = realFiles) => openJsonStore(file, schema, defaults, { now, files });

describe('a JSON store', () => {
  it('gives the defaults before the first write, and then what was written', async () => {
    file = path.join(folder, 'new', 'settings.json');
    expect(await open().read()).toEqual({ value: defaults });
    expect(await open().write({ theme: 'dark', days: 3 })).toEqual({ ok: true, value: {} });
    expect(await open().read()).toEqual({ value: { theme: 'dark', days: 3 } });
    expect(await readdir(path.dirname(file))).toEqual(['settings.json']);
  });

  it('keeps any text exact', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (theme) => {
        await open().write({ theme, days: 1 });
        expect((await open().read()).value.theme).toBe(theme);
      }),
      { numRuns: 30 },
    );
  });

  it('writes one after another when asked all at once', async () => {
    const store = open();
    await Promise.all([1, 2, 3].map((days) => store.write({ theme: 'x', days })));
    expect((await store.read()).value.days).toBe(3);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('keeps the later of two values, however long the first one takes', async () => {
    const store = open(firstIsSlow());
    await Promise.all([1, 2].map((days) => store.write({ theme: 'x', days })));
    expect((await open().read()).value.days).toBe(2);
  });

  it('is read behind a write that was asked for before', async () => {
    await writeFile(file, 'nonsense');
    const store = open(firstIsSlow());
    const written = store.write({ theme: 'dark', days: 3 });
    expect(await store.read()).toEqual({ value: { theme: 'dark', days: 3 } });
    expect(await written).toMatchObject({ ok: true, value: { problem: { kind: 'damaged' } } });
  });

  it('takes the byte order mark of an editor, and gives the value as the schema makes it', async () => {
    await writeFile(file, '\uFEFF{"theme": " dark "}');
    const lenient = z.object({ theme: z.string().trim(), days: z.number().default(7) });
    const store = openJsonStore(file, lenient, defaults);
    expect(await store.read()).toEqual({ value: { theme: 'dark', days: 7 } });
  });
});

/** File functions whose first renaming takes its time. */
function firstIsSlow(): Files {
  let wait = 100;
  return {
    ...realFiles,
    rename: async (from, to) => {
      const now = wait;
      wait = 0;
      await delay(now);
      await realFiles.rename(from, to);
    },
  };
}

describe('a damaged file', () => {
  const aside = 'settings.json.damaged-2026-11-24T02-31-05-123Z';

  it('cut at any byte is set aside as it is, and said', async () => {
    await open().write({ theme: 'dark', days: 3 });
    const whole = await readFile(file);
    // Without its last line end it is whole.
    for (let size = 0; size < whole.length - 1; size += 1) {
      await writeFile(file, whole.subarray(0, size));
      expect(await open().read()).toMatchObject({ value: defaults, problem: { kind: 'damaged' } });
      expect(await readdir(folder)).toEqual([aside]);
      expect(await readFile(path.join(folder, aside))).toEqual(whole.subarray(0, size));
    }
  });

  it.each(['null', '{"theme":1,"days":1}', '{"__proto__":{"theme":"x"},"days":1}', 'nonsense'])(
    'may hold %s, and is not overwritten by a write',
    async (text) => {
      await writeFile(file, text);
      expect(await open().write({ theme: 'dark', days: 3 })).toMatchObject({
        ok: true,
        value: { problem: { kind: 'damaged' } },
      });
      expect(await readFile(path.join(folder, aside), 'utf8')).toBe(text);
      expect(await open().read()).toEqual({ value: { theme: 'dark', days: 3 } });
    },
  );

  it('that cannot be set aside stops a write', async () => {
    await writeFile(file, 'nonsense');
    const store = open(failingFiles('rename', 'EIO'));
    expect(await store.read()).toMatchObject({ value: defaults, problem: { kind: 'unreadable' } });
    expect(await store.write(defaults)).toMatchObject({ ok: false });
    expect(await readFile(file, 'utf8')).toBe('nonsense');
  });
});

describe('a write that fails', () => {
  it.each([
    ['open', 'EROFS', 'readOnly'],
    ['mkdir', 'EACCES', 'readOnly'],
    ['writeFile', 'ENOSPC', 'full'],
    ['sync', 'EIO', 'failed'],
    ['rename', 'EPERM', 'readOnly'],
    ['readFile', 'EACCES', 'unreadable'],
  ] as const)('in %s with %s leaves the old value and no litter', async (step, code, kind) => {
    await open().write({ theme: 'dark', days: 3 });
    const result = await open(failingFiles(step, code)).write({ theme: 'light', days: 4 });
    expect(result).toMatchObject({ ok: false, error: { kind } });
    expect(await open().read()).toEqual({ value: { theme: 'dark', days: 3 } });
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])(
    'only for a moment with %s is tried again',
    async (code) => {
      let refusals = 2;
      const rename: Files['rename'] = async (from, to) => {
        refusals -= 1;
        if (refusals >= 0) throw Object.assign(new Error('held'), { code });
        await realFiles.rename(from, to);
      };
      const store = open({ ...realFiles, rename });
      expect(await store.write(defaults)).toEqual({ ok: true, value: {} });
      expect(refusals).toBe(-1);
    },
  );
});
