import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realFiles } from './files.ts';
import { linesFromEnd } from './lines-from-end.ts';

/** So much is read at once. */
const block = 64 * 1024;
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lines-'));
  file = path.join(folder, 'file');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the lines of a file from its end', () => {
  it.each([
    ['nothing', ''],
    ['line ends only', '\n\n'],
    ['one letter', 'a'],
    ['a line without an end', 'one\ntwo'],
    ['empty lines', '\n\none\n\n\ntwo\n\n'],
    ['a letter before the block', `a${'b'.repeat(block)}`],
    ['a line before the block', `a\n${'b'.repeat(block)}`],
    ['a line end at the start of the block', `a\n${'b'.repeat(block - 1)}`],
    ['a line end at the end of a block', `${'a'.repeat(block - 1)}\n${'b'.repeat(block)}`],
    ['letters of several bytes', `${'é'.repeat(block)}\n${'😀'.repeat(block)}`],
  ])('are all of them where there is %s', async (_what, text) => {
    await writeFile(file, text);
    const lines: string[] = [];
    for await (const line of linesFromEnd(file, realFiles)) lines.push(line);
    const wanted = text.split('\n').filter((line) => line !== '');
    expect(lines.toReversed()).toEqual(wanted);
  });
});
