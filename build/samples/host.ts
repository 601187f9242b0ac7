import type { RegistryKey } from '../../core/snapshot/registry.ts';
import type { NetworkAdapter, Service, Snapshot } from '../../core/snapshot/schema.ts';
import { listenersOf, servicesOf, type Process } from './processes.ts';
import { noPolicy } from './store.ts';
import { windows, type WindowsName } from './windows.ts';

/** What `assets/samples/index.json` says about a sample, and the snapshot itself. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Ids of facts/roles-and-features; empty when nothing of VMM is installed. */
  readonly roles: readonly string[];
  /** Id of the VMM release; null when nothing of VMM is installed. */
  readonly release: string | null;
  readonly snapshot: Snapshot;
}

export interface HostDescription {
  readonly name: string;
  /** null: a workgroup computer. */
  readonly domain?: string | null;
  readonly windows: WindowsName;
  readonly installation?: 'Server' | 'Server Core';
  readonly collectedAt: string;
  readonly network: readonly NetworkAdapter[];
  readonly local: { keys: RegistryKey[] };
  readonly policy?: { keys: RegistryKey[] };
  readonly vmm?: readonly RegistryKey[];
  readonly processes: readonly Process[];
  readonly stopped?: readonly Service[];
  readonly features: readonly string[];
}

/** A whole snapshot, collected with administrator's rights, of the host described. */
export function snapshotOf(host: HostDescription): Snapshot {
  const facts = windows[host.windows];
  return {
    schemaVersion: 1,
    collectedAt: host.collectedAt,
    host: { name: host.name, domain: host.domain === undefined ? 'contoso.com' : host.domain },
    windows: {
      major: facts.major,
      minor: facts.minor,
      build: facts.build,
      product: facts.product,
      installation: host.installation ?? 'Server',
    },
    collection: { elevated: true, languageMode: 'FullLanguage', powershell: facts.powershell },
    network: [...host.network],
    firewall: {
      local: host.local,
      groupPolicy: host.policy ?? noPolicy,
      counters: { PolicyVersion: facts.policyVersion, Epoch: 412, Epoch2: 97 },
    },
    vmm: [...(host.vmm ?? [])],
    services: servicesOf(host.processes, host.stopped),
    listeners: listenersOf(host.processes),
    dynamicPorts: {
      tcp: { first: 49152, last: 65535 },
      udp: { first: 49152, last: 65535 },
    },
    folders: {
      SystemRoot: 'C:\\Windows',
      windir: 'C:\\Windows',
      SystemDrive: 'C:',
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      ProgramData: 'C:\\ProgramData',
      ALLUSERSPROFILE: 'C:\\ProgramData',
    },
    features: [...host.features],
    appPolicy: [],
  };
}

/** An adapter with a fixed address on the domain network of the examples, 10.0.0.0/8. */
export function adapter(
  alias: string,
  address: string,
  id: number,
  other: Partial<NetworkAdapter> = {},
): NetworkAdapter {
  return {
    id: `{7D1C0000-5A3E-4C55-9B10-${id.toString(16).toUpperCase().padStart(12, '0')}}`,
    alias,
    profile: 'domain',
    type: 'wired',
    addresses: [{ address, prefixLength: 24 }],
    gateways: [address.replace(/\d+$/, '1')],
    dnsServers: ['10.0.0.10', '10.0.0.11'],
    ...other,
  };
}
