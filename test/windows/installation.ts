import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { consoleFile, product, programFile } from '../../build/packaging/product.ts';

const programFiles = process.env['ProgramFiles'] ?? 'C:\\Program Files';
const programData = process.env['ProgramData'] ?? 'C:\\ProgramData';

/** Where the installer puts what. */
export const installation = {
  folder: path.join(programFiles, product.name),
  program: path.join(programFiles, product.name, programFile),
  console: path.join(programFiles, product.name, consoleFile),
  uninstaller: path.join(programFiles, product.name, `Uninstall ${product.name}.exe`),
  startMenu: path.join(programData, 'Microsoft\\Windows\\Start Menu\\Programs'),
  shortcut: `${product.name}.lnk`,
} as const;

/** Runs a program to its end and gives its exit code. */
export function exitCodeOf(program: string, args: readonly string[]): number | null {
  const { status, error } = spawnSync(program, args, {
    stdio: 'ignore',
    timeout: 300_000,
    // `_?=` and `/D=` take the rest of the line as it is, without quotes.
    windowsVerbatimArguments: true,
    argv0: `"${program}"`,
  });
  if (error) throw error;
  return status;
}

export const install = (setup: string, ...args: string[]) => exitCodeOf(setup, ['/S', ...args]);

/** With `_?=` the uninstaller stays the same process, so that its exit code is the real one. */
export const uninstall = (...args: string[]) =>
  exitCodeOf(installation.uninstaller, ['/S', ...args, `_?=${installation.folder}`]);

/** Runs the console program and gives its output; an exit code other than 0 throws. */
export const consoleSays = (...args: string[]) =>
  execFileSync(installation.console, args, {
    encoding: 'utf8',
    timeout: 300_000,
    // A snapshot of a whole Windows is larger than the usual limit of 1 MiB.
    maxBuffer: 64 * 1024 * 1024,
  });

const powershell = (command: string, environment: Readonly<Record<string, string>> = {}) =>
  execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  }).trim();

/** The identity that the Start-menu shortcut carries. */
export const shortcutIdentity = () =>
  powershell(
    `$folder = (New-Object -ComObject Shell.Application).Namespace($env:LINK_FOLDER)
     $folder.ParseName($env:LINK_NAME).ExtendedProperty('System.AppUserModel.ID')`,
    { LINK_FOLDER: installation.startMenu, LINK_NAME: installation.shortcut },
  );

/** What Windows lists under installed programs: its version, or undefined. */
export function listedVersion(guid: string): string | undefined {
  const key = `HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${guid}`;
  const { status, stdout } = spawnSync(
    'reg.exe',
    ['query', key, '/v', 'DisplayVersion', '/reg:64'],
    { encoding: 'utf8' },
  );
  return status === 0 ? /REG_SZ\s+(\S+)/.exec(stdout)?.[1] : undefined;
}

/** Starts the installed program as at log-on: with its icon only. */
export function startProgram(): ChildProcess {
  const userData = mkdtempSync(path.join(tmpdir(), 'installed-'));
  const args = [`--user-data-dir=${userData}`, '--at-login'];
  return spawn(installation.program, args, { stdio: 'ignore' });
}

export const isInstalled = () => existsSync(installation.program);
