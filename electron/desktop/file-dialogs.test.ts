import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { shellTexts } from '../shell/texts.ts';
import { fileDialogs } from './file-dialogs.ts';

interface SaveOptions {
  readonly defaultPath?: string;
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

interface Surroundings {
  readonly language?: 'en' | 'de';
  readonly hasWindow?: boolean;
  readonly openFails?: boolean;
}

/** Electron as a test needs it: somebody answers each dialog. */
function setUp({ language = 'en', hasWindow = true, openFails = false }: Surroundings = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialogs-'));
  const world = {
    folder,
    kept: null as string | null,
    answer: '' as string,
    picked: [] as string[],
    asked: [] as SaveOptions[],
    parents: [] as unknown[],
    opened: [] as string[],
  };
  // Only told apart from none.
  const window = {} as BrowserWindow;
  const record = (args: unknown[]) => {
    // Electron takes the parent first where there is one.
    const options = args.at(-1) as SaveOptions;
    world.asked.push(options);
    world.parents.push(args.length > 1 ? args[0] : null);
  };
  const dialogs = fileDialogs({
    app: { getPath: (name: string) => path.join(folder, name) },
    dialog: {
      showSaveDialog: (...args: unknown[]) => {
        record(args);
        return Promise.resolve({ canceled: world.answer === '', filePath: world.answer });
      },
      showOpenDialog: (...args: unknown[]) => {
        record(args);
        return Promise.resolve({ canceled: world.picked.length === 0, filePaths: world.picked });
      },
    },
    shell: {
      openPath: (file: string) => {
        world.opened.push(`open ${path.basename(file)}`);
        return Promise.resolve(openFails ? 'no program' : '');
      },
      showItemInFolder: (file: string) => {
        world.opened.push(`show ${path.basename(file)}`);
      },
    },
    window: () => (hasWindow ? window : null),
    texts: () => shellTexts(language, ''),
    folder: {
      read: () => world.kept,
      write: (next: string | null) => {
        world.kept = next;
      },
    },
  });
  return { dialogs, world, window };
}

describe('saving a report', () => {
  it('offers every format in the language of the window, and begins with the documents', async () => {
    const { dialogs, world, window } = setUp({ language: 'de' });
    expect(await dialogs.chooseReportFile?.('a.html')).toBeNull();
    const [asked] = world.asked;
    expect(asked?.defaultPath).toBe(path.join(world.folder, 'documents', 'a.html'));
    expect(asked?.filters?.[0]).toEqual({ name: 'Bericht (HTML)', extensions: ['html'] });
    expect(asked?.filters?.map(({ extensions }) => extensions[0])).toContain('xccdf.xml');
    expect(world.parents).toEqual([window]);
    expect(world.kept).toBeNull();
  });

  it('writes the file whole, opens it, and remembers the folder', async () => {
    const { dialogs, world } = setUp();
    world.answer = path.join(world.folder, 'a.html');
    writeFileSync(world.answer, 'old');
    const chosen = await dialogs.chooseReportFile?.('a.html');
    expect(await chosen?.write('new')).toEqual({ kind: 'saved', name: 'a.html' });
    expect(readFileSync(world.answer, 'utf8')).toBe('new');
    expect(readdirSync(world.folder)).toEqual(['a.html']);
    expect(world.opened).toEqual(['open a.html']);
    await dialogs.chooseReportFile?.('b.html');
    expect(world.asked[1]?.defaultPath).toBe(path.join(world.folder, 'b.html'));
  });

  it('goes back to the documents when the folder is gone', async () => {
    const { dialogs, world } = setUp({ hasWindow: false });
    world.kept = path.join(world.folder, 'gone');
    await dialogs.chooseReportFile?.('a.html');
    expect(world.asked[0]?.defaultPath).toBe(path.join(world.folder, 'documents', 'a.html'));
    expect(world.parents).toEqual([null]);
  });

  it('shows in its folder what is not for reading, or what nothing opens', async () => {
    const machine = setUp();
    machine.world.answer = path.join(machine.world.folder, 'a.sarif');
    await (await machine.dialogs.chooseReportFile?.('a'))?.write('{}');
    expect(machine.world.opened).toEqual(['show a.sarif']);
    const page = setUp({ openFails: true });
    page.world.answer = path.join(page.world.folder, 'a.pdf');
    await (await page.dialogs.chooseReportFile?.('a'))?.write(new Uint8Array([37]));
    expect(page.world.opened).toEqual(['open a.pdf', 'show a.pdf']);
  });

  it('says why it could not be written, opens nothing and leaves nothing behind', async () => {
    const { dialogs, world } = setUp();
    const place = path.join(world.folder, 'taken.html');
    mkdirSync(place);
    world.answer = place;
    const chosen = await dialogs.chooseReportFile?.('a');
    expect(await chosen?.write('x')).toMatchObject({
      kind: 'failed',
      problem: { what: 'The file taken.html was not saved.', why: expect.stringMatching(/\.$/) },
    });
    expect(world.opened).toEqual([]);
    expect(readdirSync(world.folder)).toEqual(['taken.html']);
  });
});

describe('a file with its pair', () => {
  const beside = {
    nameOf: (chosen: string) => `${chosen}-undo`,
    content: new TextEncoder().encode('back'),
  };

  it('goes where a person says, whole, with its pair beside it', async () => {
    const { dialogs, world } = setUp();
    world.answer = path.join(world.folder, 'mine');
    const saved = { kind: 'saved', name: 'mine' };
    expect(await dialogs.saveFile('fix.ps1', 'do', beside)).toEqual(saved);
    expect(await dialogs.saveFile('fix.ps1', 'do again', beside)).toEqual(saved);
    expect(readdirSync(world.folder).toSorted()).toEqual(['mine', 'mine-undo']);
    expect(readFileSync(world.answer, 'utf8')).toBe('do again');
    expect(readFileSync(`${world.answer}-undo`, 'utf8')).toBe('back');
  });

  it('never replaces a file that nobody was asked about', async () => {
    const { dialogs, world } = setUp();
    world.answer = path.join(world.folder, 'mine');
    writeFileSync(`${world.answer}-undo`, 'of another');
    expect(await dialogs.saveFile('fix.ps1', 'do', beside)).toMatchObject({
      kind: 'failed',
      problem: { what: 'The file mine-undo was not saved.', why: 'it exists already.' },
    });
    expect(readdirSync(world.folder)).toEqual(['mine-undo']);
    expect(readFileSync(`${world.answer}-undo`, 'utf8')).toBe('of another');
  });

  it('leaves nothing where it cannot be written', async () => {
    const { dialogs, world } = setUp();
    world.answer = path.join(world.folder, 'no', 'folder');
    expect(await dialogs.saveFile('a.html', 'x', beside)).toMatchObject({
      kind: 'failed',
      problem: { why: 'its folder does not exist.' },
    });
    expect(readdirSync(world.folder)).toEqual([]);
  });
});

describe('other dialogs', () => {
  it('save any file, and nothing when they are cancelled', async () => {
    const { dialogs, world } = setUp();
    expect(await dialogs.saveFile('a.zip', 'x')).toEqual({ kind: 'cancelled' });
    world.answer = path.join(world.folder, 'a.zip');
    expect(await dialogs.saveFile('a.zip', 'x')).toEqual({ kind: 'saved', name: 'a.zip' });
    expect(existsSync(world.answer)).toBe(true);
    expect(world.opened).toEqual([]);
  });

  it('pick several files that make one host, and hand out no path', async () => {
    const { dialogs, world } = setUp();
    expect(await dialogs.pickFiles()).toEqual({ ok: true, value: undefined });
    world.picked = ['a.json', 'b.pol'].map((name) => path.join(world.folder, name));
    for (const file of world.picked) writeFileSync(file, 'content');
    const picked = await dialogs.pickFiles();
    const files = picked.ok ? (picked.value ?? []) : [];
    expect(files.map(({ name }) => name)).toEqual(['a.json', 'b.pol']);
    expect((await files[0]?.read())?.toString()).toBe('content');
    expect(world.asked[0]?.filters?.map(({ name }) => name)).toEqual([
      'Firewall policies and snapshots',
      'All files',
    ]);
  });
});
