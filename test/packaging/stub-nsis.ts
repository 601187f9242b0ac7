import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable } from 'resedit';

/** What electron-builder's templates and ours call of plug-ins that Debian has no package of. */
const plugins: Readonly<Record<string, readonly string[]>> = {
  nsis7z: ['Extract'],
  nsProcess: ['_CloseProcess', '_FindProcess', '_KillProcess', '_Unload'],
  SpiderBanner: ['Show'],
  StdUtils: ['ExecShellAsUser', 'GetAllParameters', 'GetParentPath', 'TestParameter'],
  UAC: ['_'],
  WinShell: ['SetLnkAUMI', 'UninstAppUserModelId', 'UninstShortcut'],
};

/** Of the Debian package nsis. */
export const makensis = '/usr/bin/makensis';

const exportDirectory = 0;
const sectionAddress = 0x1000;

/** The export table of a library, which is all that makensis reads of a plug-in. */
function exportTable(functions: readonly string[]): Buffer {
  const names = Buffer.from(`${functions.join('\0')}\0`);
  const [addresses, pointers] = [40, 40 + 4 * functions.length];
  const ordinals = pointers + 4 * functions.length;
  const text = ordinals + 2 * functions.length;
  const table = Buffer.alloc(text + names.length);
  table.writeUInt32LE(sectionAddress + text, 12);
  table.writeUInt32LE(1, 16);
  table.writeUInt32LE(functions.length, 20);
  table.writeUInt32LE(functions.length, 24);
  [addresses, pointers, ordinals].forEach((place, index) =>
    table.writeUInt32LE(sectionAddress + place, 28 + 4 * index),
  );
  let at = text;
  functions.forEach((name, index) => {
    table.writeUInt32LE(sectionAddress, addresses + 4 * index);
    table.writeUInt32LE(sectionAddress + at, pointers + 4 * index);
    table.writeUInt16LE(index, ordinals + 2 * index);
    at += name.length + 1;
  });
  names.copy(table, text);
  return table;
}

function plugin(functions: readonly string[]): Buffer {
  const library = NtExecutable.createEmpty(true, true);
  const data = exportTable(functions);
  library.setSectionByEntry(exportDirectory, {
    info: {
      name: '.edata',
      virtualSize: data.length,
      virtualAddress: sectionAddress,
      sizeOfRawData: data.length,
      pointerToRawData: 0,
      pointerToRelocations: 0,
      pointerToLineNumbers: 0,
      numberOfRelocations: 0,
      numberOfLineNumbers: 0,
      characteristics: 0x40000040,
    },
    data: new Uint8Array(data).buffer,
  });
  return Buffer.from(library.generate());
}

/**
 * Lays out what electron-builder would download, around the makensis of this machine: plug-ins without
 * code, and in the place of Wine, which would run the first pass for the uninstaller, nothing but that
 * file.
 * @param log file that gets the arguments of each run of makensis, one a line
 * @returns the variables that make electron-builder use it
 */
export function stubNsis(folder: string, log: string): Record<string, string> {
  const write = (name: string, content: Buffer | string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
    chmodSync(path.join(folder, name), 0o755);
  };
  write('makensis', `#!/bin/sh\nprintf '%s\\n' "$@" >>'${log}'\nexec ${makensis} "$@"\n`);
  write('elevate.exe', plugin([]));
  for (const [name, functions] of Object.entries(plugins))
    write(`windows/Plugins/x86-unicode/${name}.dll`, plugin(functions));
  write(
    'wine/bin/wine',
    '#!/bin/sh\ncp "$1" "$(dirname "$1")/$(basename "$1" exe)__uninstaller.exe"\n',
  );
  write('7za', '#!/bin/sh\nfor name; do case $name in *.7z) echo archive >"$name";; esac; done\n');
  mkdirSync(path.join(folder, 'wine/wine-home'), { recursive: true });
  mkdirSync(path.join(folder, 'wine/lib'), { recursive: true });
  return {
    ELECTRON_BUILDER_NSIS_DIR: folder,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: folder,
    ELECTRON_BUILDER_7ZIP_PATH: path.join(folder, '7za'),
    ELECTRON_BUILDER_WINE_TOOLSET_DIR: path.join(folder, 'wine'),
  };
}
