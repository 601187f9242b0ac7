import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App, BrowserWindow, Dialog } from 'electron';
import type { CompanionParts } from '../../app/companion/companion.ts';
import { success } from '../../core/result.ts';
import { readInput } from '../../host/import/read-file.ts';

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
    async saveFile(name, content) {
      const options = { defaultPath: path.join(app.getPath('documents'), name) };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return { kind: 'cancelled' };
      try {
        await writeFile(filePath, content);
        return { kind: 'saved', name: path.basename(filePath) };
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const next = 'Choose another folder and save again.';
        return { kind: 'failed', problem: { what: 'The file was not saved.', why, next } };
      }
    },
  };
}
