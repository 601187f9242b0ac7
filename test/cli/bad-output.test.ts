import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { access, link, lstat, rename, rm, type open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WholeFileSystem } from '../../host/storage/write-whole.ts';
import { failingFiles } from '../../host/storage/test-support/failing-files.ts';
import { run } from './run.ts';

/** Every command that writes a file, each with one that is wrong. */
const sample = 'sample:hyperv-host-2012r2';
const server = 'sample:healthy-management-server-2022';
const writing: Readonly<Record<string, readonly string[]>> = {
  'a report': ['assess', sample, '--output', 'F.html'],
  'several reports': ['assess', sample, '--output', 'F.html', '--output', 'F.csv'],
  'a table': ['assess', sample, '--format', 'table', '--output', 'F.txt'],
  'a document of many servers': ['assess', '--each', sample, server, '--output', 'F.html'],
  'a plan': ['plan', sample, '--output', 'F.json'],
  'a plan for others to deploy': ['plan', sample, '--output', 'F.ps1'],
  'a playbook': ['plan', '--each', sample, server, '--output', 'F.yml'],
  'flows between servers': ['between', server, sample, '--output', 'F.json'],
};
const commands = Object.entries(writing);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
/** @param place what the files are called but for their ending */
const at = (args: readonly string[], place: string) =>
  args.map((text) => text.replace(/^F(?=\.)/, join(folder, place)));

async function refusal(args: readonly string[], files?: WholeFileSystem) {
  const { code, out, err } = await run(args, files === undefined ? {} : { files });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^vmm-firewall: [^\n]+\.\n$/);
  return err;
}

describe('an output that cannot be written is one sentence, exit 2 and no file', () => {
  it.each(commands)('because its folder is not there: %s', async (_what, args) => {
    expect(await refusal(at(args, 'no/file'))).toContain('its folder does not exist');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(commands)('because its folder is a file: %s', async (_what, args) => {
    writeFileSync(join(folder, 'taken'), '');
    expect(await refusal(at(args, 'taken/file'))).toContain('its folder is a file');
  });

  it.each(commands)('because a file is there and --force is not: %s', async (_what, args) => {
    const file = at(args, 'old').at(-1) ?? '';
    writeFileSync(file, 'mine');
    expect(await refusal(at(args, 'old'))).toContain('exists already; --force replaces it');
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await run([...at(args, 'old'), '--force']);
    expect(readFileSync(file, 'utf8')).not.toBe('mine');
  });

  it.each(commands)('because the disk is full: %s', async (_what, args) => {
    const full = { ...failingFiles('writeFile', 'ENOSPC'), access, link, lstat, rename, rm };
    expect(await refusal(at(args, 'file'), full)).toContain('the disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(commands)('because access is denied: %s', async (_what, args) => {
    const denied = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    const locked = { access, link, lstat, open: denied as typeof open, rename, rm };
    expect(await refusal(at(args, 'file'), locked)).toContain('access is denied');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(commands)('because there is no such format: %s', async (_what, args) => {
    expect(await refusal([...at(args, 'file'), '--format', 'docx'])).toContain(
      'There is no format "docx"; choose one of',
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
