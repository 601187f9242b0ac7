import type { RegistryKey } from '../../core/snapshot/registry.ts';
import { key, type Values } from './registry.ts';
import type { Process } from './processes.ts';

/** Keys, services and folders of an installed VMM, by release (facts: vmm.md, sections 3 to 5). */

const root = 'SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager';

interface Release {
  readonly version: string;
  readonly folder: string;
  readonly serverService: string;
  readonly agentService: string;
}

export const releases = {
  '2008r2': {
    version: '2.0.4271.0',
    folder: 'C:\\Program Files\\Microsoft System Center Virtual Machine Manager 2008 R2',
    serverService: 'VMMService',
    agentService: 'VMMAgent',
  },
  '2012r2': {
    version: '3.2.8224.0',
    folder: 'C:\\Program Files\\Microsoft System Center 2012 R2\\Virtual Machine Manager',
    serverService: 'SCVMMService',
    agentService: 'SCVMMAgent',
  },
  '2016': {
    version: '4.0.2775.0',
    folder: 'C:\\Program Files\\Microsoft System Center 2016\\Virtual Machine Manager',
    serverService: 'SCVMMService',
    agentService: 'SCVMMAgent',
  },
  '2019': {
    version: '10.19.2591.0',
    folder: 'C:\\Program Files\\Microsoft System Center\\Virtual Machine Manager',
    serverService: 'SCVMMService',
    agentService: 'SCVMMAgent',
  },
  '2022': {
    version: '10.22.1711.0',
    folder: 'C:\\Program Files\\Microsoft System Center\\Virtual Machine Manager',
    serverService: 'SCVMMService',
    agentService: 'SCVMMAgent',
  },
  '2025': {
    version: '10.25.1200.0',
    folder: 'C:\\Program Files\\Microsoft System Center\\Virtual Machine Manager',
    serverService: 'SCVMMService',
    agentService: 'SCVMMAgent',
  },
} as const satisfies Record<string, Release>;
export type ReleaseName = keyof typeof releases;

/** Full path of the management server's program. */
export const serverProgram = (release: ReleaseName) =>
  `${releases[release].folder}\\bin\\vmmservice.exe`;

/** The ports that setup writes; the 2008 family knows three of them. */
export const defaultPorts = (release: ReleaseName): Values =>
  release === '2008r2'
    ? { IndigoTcpPort: 8100, WSManTcpPort: 80, BITSTcpPort: 443 }
    : {
        IndigoTcpPort: 8100,
        IndigoHTTPSPort: 8101,
        IndigoNETTCPPort: 8102,
        IndigoHTTPPort: 8103,
        WSManTcpPort: 5985,
        BITSTcpPort: 443,
      };

/** Keys of a management server with its database and default library share. */
export function serverKeys(
  release: ReleaseName,
  sql: Values,
  settings: Values = {},
): RegistryKey[] {
  const { folder, version } = releases[release];
  const server = `${root} Server`;
  const share = 'C:\\ProgramData\\Virtual Machine Manager Library Files';
  return [
    key(`${server}\\Settings`, { ...defaultPorts(release), ...settings }),
    key(`${server}\\Settings\\Library`, {
      LibraryShareName: 'MSSCVMMLibrary',
      LibrarySharePath: share,
    }),
    key(`${server}\\Settings\\Sql`, sql),
    key(`${server}\\Setup`, {
      InstallPath: `${folder}\\`,
      ProductVersion: version,
      VmmServiceAccount: 'CONTOSO\\svc-vmm',
    }),
  ];
}

/** Keys of the agent; its BITS port must equal the server's. */
export function agentKeys(release: ReleaseName, bitsPort = 443): RegistryKey[] {
  const { folder, version } = releases[release];
  return [
    key(`${root} Agent\\Setup`, {
      BITSTcpPort: bitsPort,
      InstallPath: `${folder}\\`,
      ProductVersion: version,
    }),
  ];
}

/** Keys of the console. A port that is no REG_DWORD breaks every client of the server. */
export function consoleKeys(release: ReleaseName, port: number | string = 8100): RegistryKey[] {
  const { folder, version } = releases[release];
  return [
    key(`${root} Administrator Console\\Settings`, { IndigoTcpPort: port }),
    key(`${root} Administrator Console\\Setup`, {
      InstallPath: `${folder}\\`,
      ProductVersion: version,
    }),
  ];
}

/** The service process of the management server. */
export function serverProcess(
  release: ReleaseName,
  ports: readonly number[] = release === '2008r2' ? [8100] : [8100, 8101, 8102, 8103],
): Process {
  const path = serverProgram(release);
  const display = 'System Center Virtual Machine Manager';
  return {
    id: 3188,
    image: 'vmmservice.exe',
    path,
    tcp: ports,
    services: [[releases[release].serverService, display, `"${path}"`]],
  };
}

/** The agent. It listens on no port itself: WinRM and BITS answer for it through HTTP.sys. */
export function agentProcess(release: ReleaseName): Process {
  const path = `${releases[release].folder}\\bin\\vmmAgent.exe`;
  const display = 'System Center Virtual Machine Manager Agent';
  return {
    id: 2904,
    image: 'vmmAgent.exe',
    path,
    services: [[releases[release].agentService, display, `"${path}"`]],
  };
}

/** Hyper-V's management service. */
export function hyperVProcess(display = 'Hyper-V Virtual Machine Management'): Process {
  return {
    id: 2412,
    image: 'vmms.exe',
    path: 'C:\\Windows\\System32\\vmms.exe',
    tcp: [2179, 6600],
    services: [['vmms', display, 'C:\\Windows\\system32\\vmms.exe']],
  };
}
