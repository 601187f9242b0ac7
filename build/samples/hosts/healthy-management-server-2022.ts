import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import {
  installedKeys,
  remoteSql,
  serverFeatures,
  serverProcesses,
  serverRoles,
} from '../management-server.ts';
import { enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, managementServerRules } from '../vmm-rules.ts';

const rules = enable(predefinedRules('2022', 'file-server'), ...agentRuleIds);

export const healthyManagementServer2022: Sample = {
  id: 'healthy-management-server-2022',
  title: 'Healthy management server, VMM 2022',
  description:
    'Everything its roles need is open: own rules for 8100-8103, 443 and 5986, and the WMI, SMB and WinRM rules of Windows.',
  roles: serverRoles,
  release: '2022',
  snapshot: snapshotOf({
    name: 'VMM01',
    windows: '2022',
    collectedAt: '2026-09-01T08:00:00+00:00',
    network: [adapter('Ethernet', '10.0.10.21', 0x21)],
    local: localStore('2022', [
      ...rules,
      ...managementServerRules('2022', '2022'),
      ...appRules('2022'),
    ]),
    vmm: installedKeys('2022', remoteSql('SQL01')),
    processes: serverProcesses('2022', '2022'),
    features: serverFeatures,
  }),
};
