import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from './files.ts';
import { realFiles } from './files.ts';
import { openRotatingFile, rotatedNames } from './rotating-file.ts';
import { failingFiles, shortWrites } from './test-support/failing-files.ts';

let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rotating-'));
  file = path.join(folder, 'new', 'window.log');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (files: Files = realFiles, mostBytes = 100, mostFiles = 3) =>
  openRotatingFile({
    file,
    mostBytes,
    mostFiles,
    files,
    sayLost: (lines) => `lost ${lines}`,
  });

async function write(log: ReturnType<typeof open>, ...lines: string[]): Promise<void> {
  for (const line of lines) log.write(line);
  await log.settled();
}
const linesOf = async (name = file) => (await readFile(name, 'utf8')).split('\n').slice(0, -1);

/** File functions that begin to work when told. */
function repairable(broken: Files) {
  let current = broken;
  const files = new Proxy(realFiles, { get: (_real, key: keyof Files) => current[key] });
  const replace = (others: Files) => void (current = others);
  return { files, replace, repair: () => replace(realFiles) };
}

describe('a rotating file', () => {
  it('keeps lines in their order, one a line whatever is in them', async () => {
    await write(open(), 'one', 'two\r\nand a half', 'thréé');
    expect(await linesOf()).toEqual(['one', 'two and a half', 'thréé']);
  });

  it('keeps the last lines within its size and number of files, nothing between them lost', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => `line ${index + 1}`.padEnd(20));
    await write(open(), ...numbers);
    expect((await readdir(path.dirname(file))).sort()).toEqual(
      ['window.1.log', 'window.2.log', 'window.log'].sort(),
    );
    const kept: string[] = [];
    for (const name of rotatedNames(file, 3).toReversed()) {
      expect((await stat(name)).size).toBeLessThanOrEqual(100);
      kept.push(...(await linesOf(name)));
    }
    expect(kept).toEqual(numbers.slice(-kept.length));
    expect(kept.length).toBeGreaterThanOrEqual(9);
  });

  it('goes on where the last process stopped', async () => {
    await write(open(), 'first');
    await write(open(), 'second');
    expect(await linesOf()).toEqual(['first', 'second']);
  });

  it('cuts what is endless', async () => {
    await write(open(realFiles, 1_000_000), 'x'.repeat(100_000));
    expect((await stat(file)).size).toBe(4001);
  });

  it.each([
    ['the folder cannot be made', failingFiles('mkdir', 'EACCES')],
    ['the folder is read-only', failingFiles('open', 'EROFS')],
    ['the disk is full', failingFiles('write', 'ENOSPC')],
  ])(
    'loses lines and nothing else when %s, and tells of them afterwards',
    async (_what, broken) => {
      const { files, repair } = repairable(broken);
      const log = open(files);
      await write(log, 'lost', 'lost as well');
      repair();
      await write(log, 'kept');
      await write(log, 'kept too');
      expect(await linesOf()).toEqual(['lost 2', 'kept', 'kept too']);
    },
  );

  it('keeps a line torn by a full disk apart from the next one', async () => {
    const { files, repair } = repairable(shortWrites(3));
    const log = open(files);
    await write(log, 'torn line');
    repair();
    await write(log, 'whole');
    expect(await linesOf()).toEqual(['tor', 'lost 1', 'whole']);
  });

  it('keeps it apart however many lines are lost after it', async () => {
    const { files, replace, repair } = repairable(shortWrites(3));
    const log = open(files);
    await write(log, 'torn line');
    replace(failingFiles('write', 'ENOSPC'));
    await write(log, 'lost');
    repair();
    await write(log, 'whole');
    expect(await linesOf()).toEqual(['tor', 'lost 2', 'whole']);
  });

  it('begins anew where it is the only one that is kept', async () => {
    await write(open(realFiles, 100, 1), ...Array.from({ length: 12 }, () => 'x'.repeat(19)));
    expect(await readdir(path.dirname(file))).toEqual(['window.log']);
    expect((await stat(file)).size).toBeLessThanOrEqual(100);
  });

  it('stays bounded while another process holds its file in place', async () => {
    const { files, repair } = repairable(failingFiles('rename', 'EBUSY'));
    const log = open(files);
    await write(log, ...Array.from({ length: 40 }, () => 'x'.repeat(19)));
    expect((await stat(file)).size).toBeLessThanOrEqual(220);
    repair();
    await write(log, 'after');
    expect((await linesOf()).at(-1)).toBe('after');
  });

  it('takes more lines than the disk can follow without growing for ever', async () => {
    const log = open(realFiles, 10_000_000);
    await write(log, ...Array.from({ length: 2500 }, (_, index) => `${index}`));
    await write(log, 'last');
    const lines = await linesOf();
    const [told = '', ...others] = lines.filter((line) => line.startsWith('lost'));
    expect(others).toEqual([]);
    const lost = Number(told.slice('lost '.length));
    expect(lost).toBeGreaterThan(1000);
    expect(lines.length - 1 + lost).toBe(2501);
    expect(lines.at(-1)).toBe('last');
  });

  it('passes over a file that somebody took away', async () => {
    const log = open();
    await write(log, 'x'.repeat(90));
    await rename(file, path.join(folder, 'elsewhere'));
    await write(log, 'y'.repeat(90), 'z'.repeat(90));
    expect(await linesOf()).toEqual(['z'.repeat(90)]);
    expect(await linesOf(rotatedNames(file, 2)[1])).toEqual(['y'.repeat(90)]);
  });
});
