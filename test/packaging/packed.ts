import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageApp } from '../../build/packaging/package.ts';
import { stageApp } from '../../build/packaging/stage-app.mjs';
import { root } from '../../build/root.mjs';
import { fakeConsoleProgram, fakeElectron } from './fake-electron.ts';
import { makensis, stubNsis } from './stub-nsis.ts';

/** Whether the installer's script can be compiled here. */
export const hasMakensis = existsSync(makensis);

export interface Packed {
  /** To be removed afterwards. */
  readonly folder: string;
  readonly output: string;
  readonly unpacked: string;
  /** Arguments of each run of makensis: for the uninstaller, then for the installer. */
  readonly compilations: string;
}

/** Packs the program around an Electron without code, and the installer where there is a makensis. */
export async function packAroundFake(isFolderOnly = !hasMakensis): Promise<Packed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  const consoleProgram = path.join(folder, 'console.exe');
  writeFileSync(consoleProgram, fakeConsoleProgram());
  writeFileSync(`${consoleProgram}.notices.txt`, 'Notices of a program that is none.');
  const compilations = path.join(folder, 'makensis-arguments.txt');
  if (!isFolderOnly) Object.assign(process.env, stubNsis(path.join(folder, 'nsis'), compilations));
  const output = path.join(folder, 'out');
  const unpacked = await packageApp({
    root,
    output,
    consoleProgram,
    electron: fakeElectron(path.join(folder, 'electron')),
    isSigned: false,
    isFolderOnly,
    stageApp,
  });
  return { folder, output, unpacked, compilations };
}
