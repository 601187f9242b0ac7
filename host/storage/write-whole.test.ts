import {
  access,
  link,
  lstat,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failingFiles } from './test-support/failing-files.ts';
import { findObstacle, writeWhole, type WholeFileSystem } from './write-whole.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'write-whole-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const real: WholeFileSystem = { lstat, access, open, link, rename, rm };
const fileOf = (name: string, content = name, mayReplace = false) => ({
  path: path.join(folder, name),
  content,
  mayReplace,
});
const contents = async () => {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')]),
  );
};
const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('writeWhole', () => {
  it('writes all files and nothing beside them', async () => {
    expect(await writeWhole([fileOf('a'), fileOf('b')])).toEqual({ ok: true, value: undefined });
    expect(await contents()).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('replaces a file only when it may, and then writes none of the others', async () => {
    await writeFile(path.join(folder, 'b'), 'old');
    const refused = await writeWhole([fileOf('a'), fileOf('b')]);
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'exists', path: path.join(folder, 'b') },
    });
    expect(await contents()).toEqual([['b', 'old']]);
    expect((await writeWhole([fileOf('b', 'new', true)])).ok).toBe(true);
    expect(await contents()).toEqual([['b', 'new']]);
  });

  it('does not replace a file that appeared in between', async () => {
    const late = { ...real, lstat: () => Promise.reject(systemError('ENOENT')) };
    await writeFile(path.join(folder, 'a'), 'old');
    expect(await writeWhole([fileOf('a')], late)).toMatchObject({
      ok: false,
      error: { kind: 'exists' },
    });
    expect(await contents()).toEqual([['a', 'old']]);
  });

  it('writes where the disk knows no links', async () => {
    const fat = { ...real, link: () => Promise.reject(systemError('EPERM')) };
    expect((await writeWhole([fileOf('a')], fat)).ok).toBe(true);
    expect(await contents()).toEqual([['a', 'a']]);
  });

  it.each([
    ['open', 'EACCES', 'failed', 'access is denied'],
    ['open', 'EROFS', 'failed', 'the disk is read-only'],
    ['writeFile', 'ENOSPC', 'full', 'the disk is full'],
    ['writeFile', 'EDQUOT', 'full', 'the disk is full'],
    ['sync', 'EIO', 'failed', 'EIO'],
  ] as const)('leaves nothing when %s fails with %s', async (step, code, kind, why) => {
    const system = { ...real, ...failingFiles(step, code), link, lstat, access };
    const result = await writeWhole([fileOf('a'), fileOf('b')], system);
    expect(result).toMatchObject({ ok: false, error: { kind, why } });
    expect(await contents()).toEqual([]);
  });

  it('sees a folder in the place of a file, and one that may not be written to, before the work', async () => {
    expect(await findObstacle([{ path: folder, mayReplace: true }])).toMatchObject({
      why: 'it is a folder',
    });
    const locked = { ...real, access: () => Promise.reject(systemError('EACCES')) };
    expect(await findObstacle([fileOf('a')], locked)).toMatchObject({ why: 'access is denied' });
    expect(await findObstacle([fileOf('a'), fileOf('b')])).toBeUndefined();
  });

  it('says when the folder is not there, and when a file is named twice', async () => {
    const missing = await writeWhole([fileOf('no/a')]);
    expect(missing).toMatchObject({ ok: false, error: { why: 'its folder does not exist' } });
    const again = { ...fileOf('a'), path: `${folder}/./a` };
    const twice = await writeWhole([fileOf('a'), again]);
    expect(twice).toMatchObject({ ok: false, error: { why: 'it is named twice' } });
  });
});
