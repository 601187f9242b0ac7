import type { Configuration } from 'electron-builder';
import { appUserModelId } from '../../electron/desktop/app-user-model-id.ts';
import { wantedFuses } from './fuses.ts';
import { installerFile, product } from './product.ts';
import { signingEndings } from './signing.ts';
import { signingList } from './signing-list.ts';

export interface PackageFolders {
  /** The staged application, whole; its notices lie beside it. */
  readonly app: string;
  /** Where the package and the installer go. */
  readonly output: string;
  /** Program for the console, by its path, with its notices beside it; undefined packs without one. */
  readonly consoleProgram?: string | undefined;
  /** An unpacked Electron of Windows; electron-builder fetches one without. */
  readonly electron?: string | undefined;
}

/**
 * How electron-builder makes package and installer. Signing needs no option: it signs when its own
 * variables name a certificate (`CSC_LINK` with `CSC_KEY_PASSWORD`, or `WIN_CSC_LINK`).
 * @param mustSign refuse to make a package that is not signed
 */
export function configuration(folders: PackageFolders, mustSign: boolean): Configuration {
  return {
    appId: appUserModelId,
    productName: product.name,
    copyright: `Copyright (c) 2026 ${product.publisher}`,
    // Not from the build number of a build machine, which electron-builder would take.
    buildVersion: product.version,
    electronVersion: product.electronVersion,
    ...(folders.electron === undefined ? {} : { electronDist: folders.electron }),
    directories: { app: folders.app, output: folders.output, buildResources: 'build/installer' },
    files: ['**/*'],
    extraResources: [
      { from: 'assets/icons', to: 'assets/icons', filter: ['*.ico'] },
      // Windows runs these by their path, which nothing inside app.asar has.
      { from: 'assets/powershell', to: 'assets/powershell', filter: ['*.ps1', '*.psm1'] },
      { from: 'assets/samples', to: 'assets/samples', filter: ['*.json'] },
    ],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE.txt' },
      { from: 'assets/policy', to: 'policy' },
      { from: `${folders.app}.notices.txt`, to: 'THIRD-PARTY-NOTICES.txt' },
      ...(folders.consoleProgram === undefined
        ? []
        : [
            { from: folders.consoleProgram, to: 'vmm-firewall.exe' },
            {
              from: `${folders.consoleProgram}.notices.txt`,
              to: 'THIRD-PARTY-NOTICES.vmm-firewall.txt',
            },
          ]),
    ],
    asar: true,
    // Everything is bundled: `false` says that no dependency is installed, built or copied.
    beforeBuild: () => Promise.resolve(false),
    electronLanguages: ['en-US', 'de'],
    electronFuses: { ...wantedFuses },
    // Checked by their sums; the older ones have faults that were mended since (NSIS before 3.09
    // unpacks an uninstaller into a folder that users can write).
    toolsets: { nsis: '1.2.1', winCodeSign: '1.1.0' },
    // No self-update: nothing looks for a newer version, so nothing is written for it.
    publish: null,
    detectUpdateChannel: false,
    forceCodeSigning: mustSign,
    win: windows,
    nsis: installer,
  };
}

const windows: NonNullable<Configuration['win']> = {
  target: [{ target: 'nsis', arch: ['x64'] }],
  icon: 'assets/icons/program.ico',
  // Changes get their rights one at a time, in a step of their own.
  requestedExecutionLevel: 'asInvoker',
  signExts: signingEndings(signingList),
  signtoolOptions: { signingHashAlgorithms: ['sha256'] },
};

const installer: NonNullable<Configuration['nsis']> = {
  perMachine: true,
  // One click, because its elevation is part of the installer's manifest: a silent install without
  // rights fails aloud instead of ending well with nothing done (electron-builder#9644), there is one
  // process whose exit code counts, and nobody is offered a folder that users can write.
  oneClick: true,
  runAfterFinish: true,
  createDesktopShortcut: false,
  createStartMenuShortcut: true,
  shortcutName: product.name,
  uninstallDisplayName: product.name,
  artifactName: installerFile,
  installerLanguages: ['en_US', 'de_DE'],
  // A name for its entry in Windows that no later change of the identity moves.
  guid: 'c478cef7-66d2-47ba-93e7-18ea7ed2f1ea',
  include: 'build/installer/installer.nsh',
  warningsAsErrors: true,
  differentialPackage: false,
  deleteAppDataOnUninstall: false,
};
