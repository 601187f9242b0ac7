import type { Listener, Service } from '../../core/snapshot/schema.ts';
import type { WindowsName } from './windows.ts';

/** A process of the sample host: the services it runs and the ports it listens on. */
export interface Process {
  readonly id: number;
  /** Name of the image; "System" for the kernel, which holds SMB and every HTTP.sys port. */
  readonly image: string;
  /** Full path of the image; absent for the kernel. */
  readonly path?: string;
  readonly tcp?: readonly number[];
  readonly udp?: readonly number[];
  readonly services?: readonly (readonly [name: string, display: string, path: string])[];
}

const svchost = 'C:\\Windows\\System32\\svchost.exe';

/** The processes of every Windows Server; `kernelPorts` are those of SMB and HTTP.sys. */
export function windowsProcesses(name: WindowsName, kernelPorts: readonly number[]): Process[] {
  const old = name === '2008r2' || name === '2012r2';
  const shared = (group: string) =>
    `C:\\Windows\\${old ? 's' : 'S'}ystem32\\svchost.exe -k ${group}${old ? '' : ' -p'}`;
  const host = (
    id: number,
    group: string,
    ...services: (readonly [string, string])[]
  ): Process => ({
    id,
    image: 'svchost.exe',
    path: svchost,
    services: services.map(([service, display]) => [service, display, shared(group)] as const),
  });
  const system: Process = {
    id: 4,
    image: 'System',
    tcp: [...kernelPorts, 139, 47001],
    udp: [137, 138],
    services: [],
  };
  return [
    system,
    {
      id: 640,
      image: 'lsass.exe',
      path: 'C:\\Windows\\System32\\lsass.exe',
      tcp: [49664],
      services: [['Netlogon', 'Netlogon', 'C:\\Windows\\system32\\lsass.exe']],
    },
    {
      ...host(
        820,
        'RPCSS',
        ['RpcEptMapper', 'RPC Endpoint Mapper'],
        ['RpcSs', 'Remote Procedure Call (RPC)'],
      ),
      tcp: [135],
    },
    {
      ...host(1104, 'LocalServiceNetworkRestricted', ['EventLog', 'Windows Event Log']),
      tcp: [49666],
    },
    host(1212, 'LocalServiceNoNetwork', ['MpsSvc', 'Windows Defender Firewall']),
    host(
      1340,
      'netsvcs',
      ['LanmanServer', 'Server'],
      ['Winmgmt', 'Windows Management Instrumentation'],
    ),
    { ...host(1364, 'netsvcs', ['Schedule', 'Task Scheduler']), tcp: [49667] },
    host(1508, 'NetworkService', ['WinRM', 'Windows Remote Management (WS-Management)']),
    { ...host(1616, 'NetworkService', ['Dnscache', 'DNS Client']), udp: [5355] },
    {
      ...host(1720, 'termsvcs', ['TermService', 'Remote Desktop Services']),
      tcp: [3389],
      udp: [3389],
    },
  ];
}

/** Every service of the processes, plus those installed but stopped (process id absent). */
export function servicesOf(
  processes: readonly Process[],
  stopped: readonly Service[] = [],
): Service[] {
  const running = processes.flatMap((process) =>
    (process.services ?? []).map(([name, displayName, path]): Service => ({
      name,
      displayName,
      path,
      state: 'running',
      processId: process.id,
    })),
  );
  return [...running, ...stopped].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One listener for a port; ports are bound on every address, as netstat shows them. */
export function listenersOf(processes: readonly Process[]): Listener[] {
  return processes
    .flatMap((process) => [
      ...(process.tcp ?? []).map((port) => listener('tcp', port, process)),
      ...(process.udp ?? []).map((port) => listener('udp', port, process)),
    ])
    .sort((a, b) =>
      a.protocol === b.protocol ? a.port - b.port : a.protocol < b.protocol ? -1 : 1,
    );
}

function listener(protocol: 'tcp' | 'udp', port: number, process: Process): Listener {
  return {
    protocol,
    address: protocol === 'tcp' ? '::' : '0.0.0.0',
    port,
    processId: process.id,
    process: process.image,
    ...(process.path === undefined ? {} : { path: process.path }),
  };
}
