import path from 'node:path';
import { isMissing } from './errors.ts';
import { realFiles, type Files } from './files.ts';
import { openRotatingFile, rotatedNames, type LineFile } from './rotating-file.ts';

/** A program has files of its own, since two processes cannot rename one file under each other. */
export const logPrograms = ['window', 'command-line'] as const;
export type LogProgram = (typeof logPrograms)[number];

/** Together at most 4 MiB of each program. */
const mostBytes = 1024 * 1024;
const mostFiles = 4;

/**
 * Where the log lies: of the user, on this computer only, never in a roaming profile.
 * @param home the user's home folder
 */
export function logFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local');
    return path.win32.join(local, 'VmmFirewallCompanion', 'Logs');
  }
  const state = environment['XDG_STATE_HOME'] ?? path.join(home, '.local', 'state');
  return path.join(state, 'vmm-firewall-companion', 'logs');
}

const fileOf = (folder: string, program: LogProgram) => path.join(folder, `${program}.log`);

/** @param sayLost the line that tells of lines that could not be written */
export function openLogFile(
  folder: string,
  program: LogProgram,
  sayLost: (lines: number) => string,
  files: Files = realFiles,
): LineFile {
  const file = fileOf(folder, program);
  return openRotatingFile({ file, mostBytes, mostFiles, sayLost, files });
}

/** What is in the files of one program, oldest line first; `unread` names those that could not be read. */
export async function readLogFiles(
  folder: string,
  program: LogProgram,
  files: Pick<Files, 'readFile'> = realFiles,
): Promise<{ readonly lines: readonly string[]; readonly unread: readonly string[] }> {
  const lines: string[] = [];
  const unread: string[] = [];
  for (const file of rotatedNames(fileOf(folder, program), mostFiles).toReversed()) {
    try {
      const text = await files.readFile(file, 'utf8');
      lines.push(...text.split('\n').filter((line) => line.trim() !== ''));
    } catch (error) {
      if (!isMissing(error)) unread.push(path.basename(file));
    }
  }
  return { lines, unread };
}
