import path from 'node:path';
import type { TestEngine } from './test-engine.ts';

/** What `VMM_POWERSHELL` may say; the one that every Windows has is the usual one. */
export const windowsVersions = ['5.1', '7'] as const;

const usualArguments = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'];

/**
 * The PowerShell of a Windows that tests run in: powershell.exe, or pwsh where `VMM_POWERSHELL` is 7.
 * @returns undefined where there is no PowerShell at all
 * @throws when the version asked for is not known or not installed: it is asked for to be tested
 */
export function windowsEngine(
  environment: Readonly<Record<string, string | undefined>>,
  isThere: (file: string) => boolean,
): TestEngine | undefined {
  const wanted = environment['VMM_POWERSHELL'] || '5.1';
  const files: Readonly<Record<string, string>> = {
    '5.1': path.win32.join(
      environment['SystemRoot'] ?? 'C:\\Windows',
      'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    ),
    '7': path.win32.join(
      environment['ProgramFiles'] ?? 'C:\\Program Files',
      'PowerShell\\7\\pwsh.exe',
    ),
  };
  const command = files[wanted];
  if (command === undefined)
    throw new Error(`VMM_POWERSHELL is ${wanted}; ${windowsVersions.join(' or ')} was expected.`);
  if (isThere(command)) return { command, args: usualArguments, environment: {}, isStandIn: false };
  if (environment['VMM_POWERSHELL']) throw new Error(`PowerShell ${wanted} is not at ${command}.`);
  return undefined;
}
