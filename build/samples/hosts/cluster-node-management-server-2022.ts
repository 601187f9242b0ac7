import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import {
  installedKeys,
  serverFeatures,
  serverProcesses,
  serverRoles,
} from '../management-server.ts';
import type { Process } from '../processes.ts';
import { disable, enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, managementServerRules } from '../vmm-rules.ts';

const rules = disable(
  enable(
    predefinedRules('2022', 'file-server', 'failover-clusters', 'failover-cluster-manager'),
    ...agentRuleIds,
  ),
  'FailoverClustering-NetFt-UDP-In',
);

const clusterService: Process = {
  id: 2760,
  image: 'clussvc.exe',
  path: 'C:\\Windows\\Cluster\\clussvc.exe',
  tcp: [3343, 49688],
  services: [['ClusSvc', 'Cluster Service', 'C:\\Windows\\Cluster\\clussvc.exe -s']],
};

/** The heartbeat belongs to the cluster's network driver, so the kernel holds its port. */
const withHeartbeat = (process: Process): Process =>
  process.image === 'System' ? { ...process, udp: [...(process.udp ?? []), 3343] } : process;

export const clusterNodeManagementServer2022: Sample = {
  id: 'cluster-node-management-server-2022',
  title: 'Node of a highly available VMM 2022',
  description:
    'A management server on a failover cluster, its database on a named instance; the rule for the cluster heartbeat was switched off.',
  roles: [...serverRoles, 'cluster-node'],
  release: '2022',
  snapshot: snapshotOf({
    name: 'VMMNODE1',
    windows: '2022',
    collectedAt: '2026-09-01T08:55:00+00:00',
    network: [
      adapter('Public', '10.0.10.31', 0xa1, {
        addresses: [
          { address: '10.0.10.31', prefixLength: 24 },
          { address: '10.0.10.35', prefixLength: 24 },
        ],
      }),
      adapter('Heartbeat', '10.0.99.31', 0xa2, { gateways: [], dnsServers: [] }),
    ],
    local: localStore('2022', [
      ...rules,
      ...managementServerRules('2022', '2022'),
      ...appRules('2022'),
    ]),
    vmm: installedKeys('2022', {
      ConnectionString:
        'Server=SQLVMM.contoso.com\\VMM;Integrated Security=SSPI;Initial Catalog=VirtualManagerDB',
      DatabaseName: 'VirtualManagerDB',
      InstanceName: 'VMM',
      MachineFQDN: 'SQLVMM.contoso.com',
      MachineName: 'SQLVMM',
      OnRemoteServer: 1,
    }),
    processes: [...serverProcesses('2022', '2022').map(withHeartbeat), clusterService],
    features: [...serverFeatures, 'Failover-Clustering', 'RSAT-Clustering'],
  }),
};
