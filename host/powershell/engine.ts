import path from 'node:path';

/** The program that runs scripts, and all that surrounds it. */
export interface Engine {
  /** Full path of powershell.exe, or of what stands in for it. */
  readonly executable: string;
  readonly workingFolder: string;
  /** The whole environment of the process: nothing else is inherited. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Kept from our own environment: what Windows and its modules need, nothing that steers PowerShell. */
const kept = [
  'SystemRoot',
  'windir',
  'SystemDrive',
  'ComSpec',
  'TEMP',
  'TMP',
  'ProgramData',
  'ALLUSERSPROFILE',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramW6432',
  'CommonProgramFiles',
  'USERNAME',
  'USERDOMAIN',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'COMPUTERNAME',
  'PROCESSOR_ARCHITECTURE',
  'NUMBER_OF_PROCESSORS',
  'PATHEXT',
];

/** Without these PowerShell 7 mixes terminal sequences into its output. */
export const plainOutput = { TERM: 'dumb', NO_COLOR: '1' };

const valueOf = (
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined => {
  const wanted = name.toLowerCase();
  return Object.entries(environment).find(([key]) => key.toLowerCase() === wanted)?.[1];
};

/**
 * Windows PowerShell 5.1 by its full path, in System32, with module and program paths of the system
 * only, so that nothing a user can write to is ever loaded. A 32-bit process would be shown the
 * 32-bit PowerShell under that path; `Sysnative` is the real one, and exists for such a process only.
 */
export function windowsPowerShell(
  environment: Readonly<Record<string, string | undefined>>,
  architecture: string,
): Engine {
  const root = valueOf(environment, 'SystemRoot') ?? 'C:\\Windows';
  const system = path.win32.join(root, architecture === 'ia32' ? 'Sysnative' : 'System32');
  const home = path.win32.join(system, 'WindowsPowerShell', 'v1.0');
  const inherited = kept.flatMap((name) => {
    const value = valueOf(environment, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    executable: path.win32.join(home, 'powershell.exe'),
    workingFolder: path.win32.join(root, 'System32'),
    environment: {
      ...Object.fromEntries(inherited),
      ...plainOutput,
      Path: [path.win32.join(root, 'System32'), root, home].join(';'),
      PSModulePath: path.win32.join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'Modules'),
    },
  };
}
