import { existsSync } from 'node:fs';
import path from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';
import type { CompanionParts } from '../../app/companion/companion.ts';
import { success } from '../../core/result.ts';
import { readInput } from '../../host/import/read-file.ts';
import { writeWhole } from '../../host/storage/write-whole.ts';

export interface DialogParts {
  readonly app: Pick<App, 'getPath'>;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: () => BrowserWindow | null;
}

const inputFilters = [
  { name: 'Firewall policies and snapshots', extensions: ['json', 'reg', 'wfw', 'pol', 'hiv'] },
  { name: 'All files', extensions: ['*'] },
];

/** Files are picked here and nowhere else: the page never names a path. */
export function fileDialogs({
  app,
  dialog,
  window,
}: DialogParts): Pick<CompanionParts, 'pickFiles' | 'saveFile'> {
  return {
    async pickFiles() {
      const options = {
        properties: ['openFile', 'multiSelections'] as ('openFile' | 'multiSelections')[],
        filters: inputFilters,
      };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      if (canceled || filePaths.length === 0) return success(undefined);
      return success(
        filePaths.map((file) => ({ name: path.basename(file), read: () => readInput(file) })),
      );
    },
    async saveFile(name, content, beside) {
      const options = { defaultPath: path.join(app.getPath('documents'), name) };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return { kind: 'cancelled' };
      // The dialog has asked whether the file may be replaced, which holds for its pair, and for no other.
      const mayReplace = existsSync(filePath);
      const written = await writeWhole([
        { path: filePath, content, mayReplace: true },
        ...(beside === undefined
          ? []
          : [{ path: beside.nameOf(filePath), content: beside.content, mayReplace }]),
      ]);
      if (written.ok) return { kind: 'saved', name: path.basename(filePath) };
      const { path: file, why } = written.error;
      const what = `The file ${path.basename(file)} was not saved.`;
      const next = 'Choose another folder and save again.';
      return { kind: 'failed', problem: { what, why: `${why}.`, next } };
    },
  };
}
