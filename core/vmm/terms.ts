/** The words of VMM that the catalogue, the detection and the findings share. */

/** Oldest first. */
export const releaseIds = [
  '2007',
  '2008',
  '2008r2',
  '2012',
  '2012sp1',
  '2012r2',
  '2016',
  '2019',
  '2022',
  '2025',
] as const;
export type ReleaseId = (typeof releaseIds)[number];

/** `VMM 2012 R2` for the id `2012r2`. */
export const releaseWords = (id: string): string =>
  `VMM ${id.replace(/(r2|sp1)$/, (part) => ` ${part.toUpperCase()}`)}`;

/** Roles that a Windows computer can be found to have. */
export const hostRoles = [
  'management-server',
  'console',
  'library-server',
  'hyperv-host',
  'virtual-server-host',
  'self-service-portal',
  'sql-server',
  'pxe-server',
  'update-server',
  'file-server',
  'cluster-node',
  'p2v-source',
  'opsmgr-server',
  'reporting-server',
  'spf-server',
  'app-controller',
  'network-controller',
  'slb-mux',
  'guest',
  'domain-controller',
] as const;
export type HostRole = (typeof hostRoles)[number];

/** Roles that are only ever the other end of a flow. */
export const peerRoles = [
  'browser',
  'tenant-portal',
  'bare-metal',
  'bmc',
  'vcenter-server',
  'esx-host',
  'xenserver-host',
  'load-balancer',
  'storage-provider',
  'arc-bridge',
  'tfs-server',
] as const;
export type PeerRole = (typeof peerRoles)[number];

export const roles = [...hostRoles, ...peerRoles] as const;
export type Role = HostRole | PeerRole;

export const features = [
  'bare-metal-deployment',
  'self-service-portal',
  'perimeter-hosts',
  'service-templates',
  'remote-sql',
  'sql-named-instance',
  'several-library-servers',
  'smb-storage',
  'storage-automation',
  'load-balancer',
  'vmware',
  'xenserver',
  'azure-arc',
  'sdn',
  'tfs-lab',
  'reporting',
  'operations-manager',
  'wsus',
  'wsus-tls',
  'live-migration',
  'hyperv-replica',
  'p2v',
] as const;
export type Feature = (typeof features)[number];

/** What a flow's absence means for a host; only the first two can fail it. */
export const levels = ['required', 'conditional', 'recommended', 'context'] as const;
export type Level = (typeof levels)[number];

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** Places where VMM or Windows keeps a port that flows depend on. */
export const portSettings = [
  'server-indigo-tcp',
  'server-indigo-https',
  'server-indigo-nettcp',
  'server-indigo-http',
  'server-wsman',
  'server-bits',
  'agent-bits',
  'console-indigo-tcp',
  'sql',
  'rdp',
] as const;
export type PortSetting = (typeof portSettings)[number];
