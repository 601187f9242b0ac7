import { existsSync } from 'node:fs';
import path from 'node:path';
import type { App, BrowserWindow, Dialog, Shell } from 'electron';
import type { CompanionParts, FileBeside } from '../../app/companion/companion-parts.ts';
import { formatFilters } from '../../app/companion/format-filters.ts';
import { success } from '../../core/result.ts';
import { readInput } from '../../host/import/read-file.ts';
import { writeWhole } from '../../host/storage/write-whole.ts';
import type { SaveResult } from '../contract/model.ts';
import type { ShellTexts } from '../shell/texts.ts';
import type { KeptValue } from './kept-value.ts';

export interface DialogParts {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'openPath' | 'showItemInFolder'>;
  readonly window: () => BrowserWindow | null;
  readonly texts: () => ShellTexts;
  /** Where something was saved last; null before. */
  readonly folder: KeptValue<string | null>;
}

const inputEndings = ['json', 'reg', 'wfw', 'pol', 'hiv'];

/** Opened with the program that Windows has for them; of the others, the folder is shown. */
const forReading = new Set(['.html', '.htm', '.pdf']);

async function write(
  file: string,
  content: string | Uint8Array,
  beside?: FileBeside,
): Promise<SaveResult> {
  // The dialog has asked whether the file may be replaced, which holds for its pair, and for no other.
  const mayReplace = existsSync(file);
  const written = await writeWhole([
    { path: file, content, mayReplace: true },
    ...(beside === undefined
      ? []
      : [{ path: beside.nameOf(file), content: beside.content, mayReplace }]),
  ]);
  if (written.ok) return { kind: 'saved', name: path.basename(file) };
  const { path: failed, why } = written.error;
  const what = `The file ${path.basename(failed)} was not saved.`;
  const next = 'Choose another folder and save again.';
  return { kind: 'failed', problem: { what, why: `${why}.`, next } };
}

async function show(file: string, { shell }: DialogParts): Promise<void> {
  const opens = forReading.has(path.extname(file).toLowerCase());
  // A text back is why it could not be opened.
  if (!opens || (await shell.openPath(file)) !== '') shell.showItemInFolder(file);
}

/** The file that a person chose; undefined when they cancelled. */
async function askWhere(
  name: string,
  filters: Electron.FileFilter[],
  parts: DialogParts,
): Promise<string | undefined> {
  const { app, dialog, window, folder } = parts;
  const last = folder.read();
  const place = last !== null && existsSync(last) ? last : app.getPath('documents');
  const options = { defaultPath: path.join(place, name), filters };
  const parent = window();
  const { canceled, filePath } = await (parent === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  if (canceled || filePath === '') return undefined;
  folder.write(path.dirname(filePath));
  return filePath;
}

async function askWhich({ dialog, window, texts }: DialogParts): Promise<readonly string[]> {
  const t = texts();
  const options = {
    properties: ['openFile', 'multiSelections'] as ('openFile' | 'multiSelections')[],
    filters: [
      { name: t('dialog.inputs'), extensions: inputEndings },
      { name: t('dialog.all-files'), extensions: ['*'] },
    ],
  };
  const parent = window();
  const { canceled, filePaths } = await (parent === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return canceled ? [] : filePaths;
}

/** Files are picked here and nowhere else: the page never names a path. */
export function fileDialogs(
  parts: DialogParts,
): Pick<CompanionParts, 'pickFiles' | 'saveFile' | 'chooseReportFile'> {
  return {
    async pickFiles() {
      const files = await askWhich(parts);
      if (files.length === 0) return success(undefined);
      return success(
        files.map((file) => ({ name: path.basename(file), read: () => readInput(file) })),
      );
    },
    async saveFile(name, content, beside) {
      const file = await askWhere(name, [], parts);
      return file === undefined ? { kind: 'cancelled' } : write(file, content, beside);
    },
    async chooseReportFile(name) {
      const t = parts.texts();
      const filters = formatFilters.map(({ format, extensions }) => ({
        name: t(`format.${format}`),
        extensions: [...extensions],
      }));
      const file = await askWhere(name, filters, parts);
      if (file === undefined) return null;
      return {
        name: path.basename(file),
        async write(content) {
          const saved = await write(file, content);
          if (saved.kind === 'saved') await show(file, parts);
          return saved;
        },
      };
    },
  };
}
