import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileDialogs } from './file-dialogs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'file-dialogs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Dialogs in which a person types a name, or none. */
function dialogsWith(typed: string) {
  const offered: string[] = [];
  const dialogs = fileDialogs({
    app: { getPath: () => '/documents' },
    dialog: {
      showOpenDialog: () => Promise.reject(new Error('not asked')),
      showSaveDialog: (...given: readonly unknown[]) => {
        const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
        offered.push(defaultPath);
        const filePath = typed === '' ? '' : path.join(folder, typed);
        return Promise.resolve({ canceled: typed === '', filePath });
      },
    },
    window: () => null,
  });
  return { saveFile: dialogs.saveFile, offered };
}

const beside = {
  nameOf: (chosen: string) => `${chosen}-undo`,
  content: new TextEncoder().encode('back'),
};
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

describe('a file that is saved', () => {
  it('goes where a person says, whole, with its pair beside it', async () => {
    const { saveFile, offered } = dialogsWith('mine');
    expect(await saveFile('fix.ps1', 'do', beside)).toEqual({ kind: 'saved', name: 'mine' });
    expect(offered).toEqual([path.join('/documents', 'fix.ps1')]);
    expect(readdirSync(folder).toSorted()).toEqual(['mine', 'mine-undo']);
    expect(await saveFile('fix.ps1', 'do again', beside)).toMatchObject({ kind: 'saved' });
    expect([read('mine'), read('mine-undo')]).toEqual(['do again', 'back']);
  });

  it('never replaces a file that nobody was asked about', async () => {
    writeFileSync(path.join(folder, 'mine-undo'), 'of another');
    const saved = await dialogsWith('mine').saveFile('fix.ps1', 'do', beside);
    expect(saved).toMatchObject({
      kind: 'failed',
      problem: { what: 'The file mine-undo was not saved.', why: 'it exists already.' },
    });
    expect(readdirSync(folder)).toEqual(['mine-undo']);
    expect(read('mine-undo')).toBe('of another');
  });

  it('leaves nothing where it cannot be written, and nothing where no name was given', async () => {
    const lost = await dialogsWith('no/folder').saveFile('a.html', 'x');
    expect(lost).toMatchObject({
      kind: 'failed',
      problem: { why: 'its folder does not exist.' },
    });
    expect(await dialogsWith('').saveFile('a.html', 'x')).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
