import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPreview } from '../../../electron/preview/main.ts';

const at = (folder: string) => fileURLToPath(new URL(`../../../${folder}`, import.meta.url));

/** When everything on a picture was read and done. */
export const pictureTime = new Date('2026-09-01T08:30:00.000Z');

export interface Served {
  readonly address: string;
  /** Where the preview puts reports. */
  readonly reportFolder: string;
  readonly close: () => Promise<void>;
}

/**
 * The window and the services behind it on a free port of this computer, as `npm start` serves them.
 * @param inputs `sample:NAME`, or paths of files that make one host
 * @param isStill the clock stands still and nobody's name is shown, so that pictures stay the same
 */
export async function servePreview(inputs: readonly string[], isStill = false): Promise<Served> {
  const reportFolder = mkdtempSync(path.join(tmpdir(), 'reports-'));
  const preview = await runPreview({
    version: '0.0.0',
    inputs,
    port: 0,
    pageFolder: at('dist/renderer'),
    assetsFolder: at('assets'),
    reportFolder,
    ...(isStill ? { now: () => pictureTime, user: 'CONTOSO\\admin' } : {}),
  });
  if (!preview.ok) throw new Error(`${preview.error.what} ${preview.error.why}`);
  const { address, close } = preview.value;
  return { address, reportFolder, close };
}
