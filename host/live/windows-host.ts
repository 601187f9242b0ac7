import path from 'node:path';
import { windowsPowerShell } from '../powershell/engine.ts';
import { openLiveHost, type LiveHost } from './live-host.ts';

/**
 * The Windows computer that this process runs on.
 * @param scripts full path of assets/powershell of the installation, if there is one
 * @param environment of this process
 * @param loadModule text of a module, where they do not lie in `scripts`
 */
export function openWindowsHost(
  scripts: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  loadModule?: (name: string) => Promise<string>,
): LiveHost {
  const programData = environment['ProgramData'] ?? 'C:\\ProgramData';
  return openLiveHost({
    engine: windowsPowerShell(environment, process.arch),
    scripts,
    ...(loadModule === undefined ? {} : { loadModule }),
    resultFolder: path.win32.join(programData, 'VmmFirewallCompanion'),
  });
}
