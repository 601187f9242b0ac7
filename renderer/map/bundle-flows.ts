import type { FlowAssessment } from '../../core/assessment/model.ts';
import { worstVerdict, type FlowVerdict } from '../../core/firewall/flow/verdict.ts';

/** All flows between one role of this server and one role elsewhere. */
export interface Bundle {
  readonly key: string;
  /** Role of this server. */
  readonly role: string;
  readonly peer: string;
  readonly verdict: FlowVerdict;
  readonly flows: readonly FlowAssessment[];
}

/** Bundles by pair of roles; a flow with several other ends is in the bundle of each. */
export function bundleFlows(flows: readonly FlowAssessment[]): Bundle[] {
  const groups = new Map<string, { role: string; peer: string; flows: FlowAssessment[] }>();
  for (const flow of flows) {
    for (const peer of flow.peerRoles) {
      const key = `${flow.role} ${peer}`;
      const group = groups.get(key) ?? { role: flow.role, peer, flows: [] };
      group.flows.push(flow);
      groups.set(key, group);
    }
  }
  return [...groups].map(([key, group]) => ({
    key,
    ...group,
    verdict: worstVerdict(group.flows.map(({ verdict }) => verdict)),
  }));
}

export const columns = ['clients', 'management', 'hosts', 'library', 'others'] as const;
export type Column = (typeof columns)[number];

const columnOf: Readonly<Record<string, Column>> = {
  console: 'clients',
  browser: 'clients',
  'self-service-portal': 'clients',
  'tenant-portal': 'clients',
  'app-controller': 'clients',
  'spf-server': 'clients',
  'management-server': 'management',
  'sql-server': 'management',
  'domain-controller': 'management',
  'opsmgr-server': 'management',
  'reporting-server': 'management',
  'tfs-server': 'management',
  'arc-bridge': 'management',
  'hyperv-host': 'hosts',
  'virtual-server-host': 'hosts',
  'cluster-node': 'hosts',
  guest: 'hosts',
  'esx-host': 'hosts',
  'xenserver-host': 'hosts',
  'vcenter-server': 'hosts',
  'bare-metal': 'hosts',
  'p2v-source': 'hosts',
  'library-server': 'library',
  'file-server': 'library',
  'storage-provider': 'library',
  'pxe-server': 'library',
  'update-server': 'library',
};

/** Where a role stands on the map. */
export const columnOfRole = (role: string): Column =>
  Object.hasOwn(columnOf, role) ? (columnOf[role] ?? 'others') : 'others';
