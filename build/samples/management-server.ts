import type { RegistryKey } from '../../core/snapshot/registry.ts';
import type { Process } from './processes.ts';
import { windowsProcesses } from './processes.ts';
import type { Values } from './registry.ts';
import {
  agentKeys,
  agentProcess,
  consoleKeys,
  serverKeys,
  serverProcess,
  type ReleaseName,
} from './vmm.ts';
import type { WindowsName } from './windows.ts';

/** What every management server of the samples has: keys, processes and features. */

export const serverRoles = ['management-server', 'library-server', 'console'];

/** Features of Windows Server 2012 and later that VMM setup finds or adds. */
export const serverFeatures = [
  'FileAndStorage-Services',
  'FS-FileServer',
  'NET-Framework-45-Core',
  'PowerShell',
];

/** `…Settings\Sql` for a database on a default instance of another computer. */
export const remoteSql = (machine: string): Values => ({
  ConnectionString: `Server=${machine}.contoso.com;Integrated Security=SSPI;Initial Catalog=VirtualManagerDB`,
  DatabaseName: 'VirtualManagerDB',
  InstanceName: 'MSSQLSERVER',
  MachineFQDN: `${machine}.contoso.com`,
  MachineName: machine,
  OnRemoteServer: 1,
});

/** Server, agent and console, as setup leaves them. */
export function installedKeys(release: ReleaseName, sql: Values): RegistryKey[] {
  return [...serverKeys(release, sql), ...agentKeys(release), ...consoleKeys(release)];
}

/** The server, its agent, and HTTP.sys holding the WinRM and BITS ports. */
export function serverProcesses(
  name: WindowsName,
  release: ReleaseName,
  kernelPorts: readonly number[] = [443, 445, 5985, 5986],
): Process[] {
  return [...windowsProcesses(name, kernelPorts), serverProcess(release), agentProcess(release)];
}
