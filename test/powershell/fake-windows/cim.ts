import {
  isAvailable,
  type NetworkAdapter,
  type Snapshot,
  type Unavailable,
} from '../../../core/snapshot/schema.ts';

export type CimClasses = Readonly<Record<string, readonly object[] | Unavailable>>;

/** The CIM instances of a snapshot's host, with the properties the collector reads. */
export function cimClasses(snapshot: Snapshot): CimClasses {
  return { ...systemClasses(snapshot), ...networkClasses(snapshot), ...listenerClasses(snapshot) };
}

const states = { running: 'Running', stopped: 'Stopped', other: 'Paused', unread: 'Unknown' };

function systemClasses({ host, windows, services }: Snapshot): CimClasses {
  return {
    Win32_ComputerSystem: isAvailable(host)
      ? [
          {
            Name: host.name.toUpperCase().slice(0, 15),
            DNSHostName: host.name,
            PartOfDomain: host.domain !== null,
            Domain: host.domain ?? 'WORKGROUP',
          },
        ]
      : host,
    Win32_OperatingSystem: isAvailable(windows)
      ? [
          {
            Version: `${windows.major}.${windows.minor}.${windows.build}`,
            Caption: `Microsoft ${windows.product}`,
          },
        ]
      : windows,
    Win32_Service: isAvailable(services)
      ? services.map((service) => ({
          Name: service.name,
          DisplayName: service.displayName ?? '',
          PathName: service.path,
          State: states[service.state],
          ProcessId: service.processId ?? 0,
        }))
      : services,
  };
}

const categories = { public: 0, private: 1, domain: 2 };
/** IANA ifType. */
const interfaceTypes = { wired: 6, wireless: 71, remoteAccess: 23 };

function networkClasses({ network }: Snapshot): CimClasses {
  const perAdapter = (of: (adapter: NetworkAdapter, InterfaceIndex: number) => object) =>
    isAvailable(network) ? network.map((adapter, i) => of(adapter, i + 2)) : network;
  return {
    MSFT_NetConnectionProfile: perAdapter(({ profile }, InterfaceIndex) => ({
      InterfaceIndex,
      NetworkCategory: categories[profile],
    })),
    MSFT_DNSClientServerAddress: perAdapter(({ dnsServers }, InterfaceIndex) => ({
      InterfaceIndex,
      ServerAddresses: dnsServers,
    })),
    MSFT_NetAdapter: perAdapter(({ alias, type }, InterfaceIndex) => ({
      InterfaceIndex,
      Name: alias,
      // 131 is a tunnel: none of the types that rules know.
      InterfaceType: type === undefined ? 131 : interfaceTypes[type],
    })),
    Win32_NetworkAdapterConfiguration: perAdapter((adapter, InterfaceIndex) => ({
      InterfaceIndex,
      SettingID: adapter.id,
      Description: adapter.alias,
      IPEnabled: true,
      IPAddress: adapter.addresses.map(({ address }) => address),
      IPSubnet: adapter.addresses.map(({ address, prefixLength }) =>
        address.includes(':') ? String(prefixLength) : mask(prefixLength),
      ),
      DefaultIPGateway: adapter.gateways,
      DNSServerSearchOrder: adapter.dnsServers.filter((server) => !server.includes(':')),
      DHCPServer: adapter.dhcpServers?.[0] ?? null,
      WINSPrimaryServer: adapter.winsServers?.[0] ?? null,
      WINSSecondaryServer: adapter.winsServers?.[1] ?? null,
    })),
  };
}

const mask = (prefix: number): string =>
  [0, 8, 16, 24]
    .map((start) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - start))))
    .join('.');

function listenerClasses({ listeners, dynamicPorts }: Snapshot): CimClasses {
  const endpoints = (protocol: 'tcp' | 'udp') =>
    isAvailable(listeners)
      ? listeners
          .filter((listener) => listener.protocol === protocol)
          .map(({ address, port, processId }) => ({
            LocalAddress: address,
            LocalPort: port,
            OwningProcess: processId,
            State: 2,
          }))
      : listeners;
  const range = (part: { readonly first: number; readonly last: number } | undefined) => [
    { DynamicPortRangeStartPort: null, DynamicPortRangeNumberOfPorts: null },
    ...(part
      ? [
          {
            DynamicPortRangeStartPort: part.first,
            DynamicPortRangeNumberOfPorts: part.last - part.first + 1,
          },
        ]
      : []),
  ];
  return {
    Win32_Process: isAvailable(listeners) ? processes(listeners) : listeners,
    MSFT_NetTCPConnection: endpoints('tcp'),
    MSFT_NetUDPEndpoint: endpoints('udp'),
    MSFT_NetTCPSetting: isAvailable(dynamicPorts) ? range(dynamicPorts.tcp) : dynamicPorts,
    MSFT_NetUDPSetting: isAvailable(dynamicPorts) ? range(dynamicPorts.udp) : dynamicPorts,
  };
}

function processes(
  listeners: readonly {
    processId: number;
    process?: string | undefined;
    path?: string | undefined;
  }[],
): object[] {
  const byId = new Map(
    listeners.map(({ processId, process, path }) => [
      processId,
      { ProcessId: processId, Name: process ?? null, ExecutablePath: path ?? null },
    ]),
  );
  return [...byId.values()];
}
