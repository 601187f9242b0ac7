import { access, link, lstat, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBoundedJournal } from './bounded-journal.ts';
import { realFiles, type Files } from './files.ts';
import { openJournal } from './journal.ts';
import { replaceFile } from './replace-file.ts';
import { openRotatingFile } from './rotating-file.ts';
import { failingFiles, watchedFiles } from './test-support/failing-files.ts';
import { writeWhole } from './write-whole.ts';

const schema = z.strictObject({ n: z.number() });
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'files-test-'));
  file = path.join(folder, 'file.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const mostBytes = 50;
const append = (files: Files) => openJournal(file, schema, files).append({ n: 1 });
const replace = (files: Files) => replaceFile(file, 'text', files);
async function log(files: Files): Promise<void> {
  const lines = openRotatingFile({ file, mostBytes, mostFiles: 2, sayLost: () => '', files });
  lines.write('a line');
  await lines.settled();
}
const whole = (files: Files) =>
  writeWhole([{ path: file, content: 'text', mayReplace: true }], {
    lstat,
    access,
    link,
    ...files,
  });
const bounded = (files: Files) => openBoundedJournal({ file, schema, mostBytes, files });

describe('what is kept', () => {
  it('lasts with its name before it is called kept', async () => {
    for (const keep of [append, replace]) {
      const { files, synced } = watchedFiles();
      expect(await keep(files)).toEqual({ ok: true, value: undefined });
      expect(synced).toEqual([expect.stringMatching(/^file/), path.basename(folder)]);
    }
  });

  it('is kept where a folder cannot be made to last, as on Windows', async () => {
    const open: Files['open'] = (name, ...others) =>
      name === folder
        ? Promise.reject(Object.assign(new Error('a folder'), { code: 'EISDIR' }))
        : realFiles.open(name, ...others);
    for (const keep of [append, replace])
      expect(await keep({ ...realFiles, open })).toEqual({ ok: true, value: undefined });
  });

  // Windows knows no such modes; there the folder of the user decides.
  it.skipIf(process.platform === 'win32').each([
    ['an entry', append],
    ['a value', replace],
    ['a line', log],
  ])('is nobody else’s to read: %s', async (_what, keep) => {
    await keep(realFiles);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('no file stays open', () => {
  const full = () => writeFile(file, '{"n":0}\n'.repeat(20));

  it.each([
    ['nothing', realFiles],
    ['writing', failingFiles('write', 'EIO')],
    ['writing as a whole', failingFiles('writeFile', 'EIO')],
    ['making it last', failingFiles('sync', 'EIO')],
    ['renaming', failingFiles('rename', 'EIO')],
  ])('when %s fails', async (_what, base) => {
    const { files, open } = watchedFiles(base);
    for (const use of [append, replace, log, whole]) {
      await full();
      await use(files);
      expect(open).toEqual([]);
    }
    await full();
    await bounded(files).append({ n: 1 });
    await bounded(files).readLast(1);
    expect(open).toEqual([]);
  });
});
