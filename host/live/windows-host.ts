import path from 'node:path';
import { windowsPowerShell } from '../powershell/engine.ts';
import { openLiveHost, type LiveHost } from './live-host.ts';

/**
 * The Windows computer that this process runs on.
 * @param scripts full path of assets/powershell of the installation
 * @param environment of this process
 */
export function openWindowsHost(
  scripts: string,
  environment: Readonly<Record<string, string | undefined>>,
): LiveHost {
  const programData = environment['ProgramData'] ?? 'C:\\ProgramData';
  return openLiveHost({
    engine: windowsPowerShell(environment, process.arch),
    scripts,
    resultFolder: path.win32.join(programData, 'VmmFirewallCompanion'),
  });
}
