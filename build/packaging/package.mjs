// `npm run package`: the program for Windows, packed, checked and wrapped into its installer, in
// dist/package. `--folder` stops before the installer; `--electron FOLDER` packs that Electron instead
// of fetching the one of package.json. It signs when `CSC_LINK` or `WIN_CSC_LINK` names a certificate.
import '../ensure-dependencies.mjs';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';
import { buildExe } from '../exe/exe.mjs';
import { stageApp } from './stage-app.mjs';

const { values } = parseArgs({
  options: { folder: { type: 'boolean', default: false }, electron: { type: 'string' } },
});
/** Of Windows only; elsewhere one that was built before (`npm run exe -- --node node.exe`) is packed. */
const consoleProgram =
  process.platform === 'win32' ? await buildExe() : `${root}dist/exe/vmm-firewall.exe`;
const { CSC_LINK, WIN_CSC_LINK } = process.env;
const source = fileURLToPath(new URL('package.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });

try {
  const folder = await module.packageApp({
    root,
    output: `${root}dist/package`,
    consoleProgram: existsSync(consoleProgram) ? consoleProgram : undefined,
    electron: values.electron,
    isSigned: Boolean(CSC_LINK ?? WIN_CSC_LINK),
    isFolderOnly: values.folder,
    stageApp,
  });
  process.stdout.write(`Packed and checked: ${folder}\n`);
} catch (error) {
  const hint = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT/.test(String(error))
    ? ' Its tools could not be fetched; --electron FOLDER packs an unpacked Electron of Windows.'
    : '';
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Nothing was packed. ${why}${hint}\n`);
  process.exitCode = 2;
}
