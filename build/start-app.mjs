// Starts the desktop app where its program is there, else the preview in a browser.
import { startPreview } from './preview.mjs';

/** @param args `--host` and `--port`, which only the preview knows */
export async function startApp(args) {
  const why = 'Electron is not here: this is the same window in a browser, on a sample host.';
  await startPreview(args, args.length === 0 ? why : undefined);
}
