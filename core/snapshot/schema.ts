import { z } from 'zod';
import { registryKey } from './registry.ts';

/**
 * The snapshot: one host at one moment, the same document whether collected live, read from a file
 * or shipped as a sample. Validated at every door.
 */

export const snapshotSchemaVersion = 1;

/** A part that could not be read. It makes verdicts `unknown`, never `missing`. */
export const unavailable = z.strictObject({ unavailable: z.string().min(1) });
export type Unavailable = z.infer<typeof unavailable>;

const partOf = <T extends z.ZodType>(schema: T) => z.union([unavailable, schema]);
const port = z.number().int().min(0).max(65535);

export const profileName = z.enum(['domain', 'private', 'public']);
export const interfaceTypeName = z.enum(['wired', 'wireless', 'remoteAccess']);

/** One firewall policy store, keys relative to its root. */
const storePart = partOf(
  z.strictObject({
    keys: z.array(registryKey),
    /** Why the store counts as empty although nobody looked, e.g. "a netsh export holds no group policy". */
    assumedEmpty: z.string().optional(),
  }),
);

const hostPart = partOf(
  z.strictObject({
    name: z.string(),
    /** DNS domain of a domain member; null for a workgroup computer. */
    domain: z.string().nullable(),
  }),
);

const windowsPart = partOf(
  z.strictObject({
    major: z.number().int(),
    minor: z.number().int(),
    build: z.number().int(),
    /** As Windows names itself, e.g. "Windows Server 2022 Datacenter". */
    product: z.string(),
    /** InstallationType of the registry: "Server", "Server Core", "Client". */
    installation: z.string(),
  }),
);

const collectionPart = partOf(
  z.strictObject({
    elevated: z.boolean(),
    /** $ExecutionContext.SessionState.LanguageMode */
    languageMode: z.string(),
    /** Version of the PowerShell that collected, e.g. "5.1.20348.2700". */
    powershell: z.string(),
  }),
);

/** One adapter with an address, and the firewall profile of its network. */
const networkAdapter = z.strictObject({
  /** GUID with braces, as Windows writes it. */
  id: z.string(),
  alias: z.string(),
  profile: profileName,
  type: interfaceTypeName.optional(),
  addresses: z.array(
    z.strictObject({ address: z.string(), prefixLength: z.number().int().min(0).max(128) }),
  ),
  gateways: z.array(z.string()),
  dnsServers: z.array(z.string()),
  dhcpServers: z.array(z.string()).optional(),
  winsServers: z.array(z.string()).optional(),
});

const service = z.strictObject({
  name: z.string(),
  displayName: z.string().optional(),
  /** Win32_Service.PathName as stored: quotes, arguments and variables included. */
  path: z.string(),
  /** `other`: between the two or paused; `unread`: an exported file does not say. */
  state: z.enum(['running', 'stopped', 'other', 'unread']),
  processId: z.number().int().min(0).optional(),
});

const listener = z.strictObject({
  protocol: z.enum(['tcp', 'udp']),
  address: z.string(),
  port,
  processId: z.number().int().min(0),
  /** Name of the image without path, or "System"; absent when it could not be read. */
  process: z.string().optional(),
  /** Full path of the image when it could be read. */
  path: z.string().optional(),
});

const portRange = z.strictObject({ first: port, last: port });

/** Values behind the variables that rule strings use, e.g. `SystemRoot` -> `C:\Windows`. */
const foldersPart = partOf(z.record(z.string(), z.string()));

export const snapshot = z.strictObject({
  schemaVersion: z.literal(snapshotSchemaVersion),
  /** ISO 8601 with zone; absent when the source does not say (an exported file). */
  collectedAt: z.iso.datetime({ offset: true }).optional(),
  host: hostPart,
  windows: windowsPart,
  collection: collectionPart,
  network: partOf(z.array(networkAdapter)),
  firewall: z.strictObject({
    /** SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy */
    local: storePart,
    /** SOFTWARE\Policies\Microsoft\WindowsFirewall */
    groupPolicy: storePart,
    /** Cheap "has anything changed" probes: PolicyVersion and Epoch values by name. */
    counters: partOf(z.record(z.string(), z.number().int())),
  }),
  /** VMM's own keys, paths below HKEY_LOCAL_MACHINE. */
  vmm: partOf(z.array(registryKey)),
  services: partOf(z.array(service)),
  listeners: partOf(z.array(listener)),
  dynamicPorts: partOf(z.strictObject({ tcp: portRange, udp: portRange.optional() })),
  folders: foldersPart,
  /** Names of installed Windows features, e.g. "Hyper-V", "WDS", "UpdateServices". */
  features: partOf(z.array(z.string())),
  /** HKLM\SOFTWARE\Policies\VmmFirewallCompanion, paths relative to it. */
  appPolicy: partOf(z.array(registryKey)),
  /** The effective rules as NetSecurity reports them, exactly as received; decoded where compared. */
  secondOpinion: partOf(z.record(z.string(), z.unknown())).optional(),
});

export type Snapshot = z.infer<typeof snapshot>;
export type NetworkAdapter = z.infer<typeof networkAdapter>;
export type Service = z.infer<typeof service>;
export type Listener = z.infer<typeof listener>;
export type PortRange = z.infer<typeof portRange>;

/** Narrows a part to the readable case. */
export function isAvailable<T>(part: T | Unavailable): part is Exclude<T, Unavailable> {
  return !(typeof part === 'object' && part !== null && 'unavailable' in part);
}

/** Why a part could not be read; undefined when it could. */
export function unavailableReason(part: object): string | undefined {
  return 'unavailable' in part && typeof part.unavailable === 'string'
    ? part.unavailable
    : undefined;
}
