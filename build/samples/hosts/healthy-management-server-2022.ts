import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, managementServerRules } from '../vmm-rules.ts';
import { agentKeys, agentProcess, consoleKeys, serverKeys, serverProcess } from '../vmm.ts';

const rules = enable(predefinedRules('2022', 'file-server'), ...agentRuleIds);

export const healthyManagementServer2022: Sample = {
  id: 'healthy-management-server-2022',
  title: 'Healthy management server, VMM 2022',
  description:
    'Everything its roles need is open: own rules for 8100-8103, 443 and 5986, the WMI, SMB and WinRM rules of Windows enabled.',
  roles: ['management-server', 'library-server', 'console'],
  release: '2022',
  snapshot: snapshotOf({
    name: 'VMM01',
    windows: '2022',
    collectedAt: '2026-09-01T08:00:00+00:00',
    network: [adapter('Ethernet', '10.0.10.21', 0x21)],
    local: localStore('2022', [...rules, ...managementServerRules('2022', '2022')]),
    vmm: [
      ...serverKeys('2022', {
        ConnectionString:
          'Server=SQL01.contoso.com;Integrated Security=SSPI;Initial Catalog=VirtualManagerDB',
        DatabaseName: 'VirtualManagerDB',
        InstanceName: 'MSSQLSERVER',
        MachineFQDN: 'SQL01.contoso.com',
        MachineName: 'SQL01',
        OnRemoteServer: 1,
      }),
      ...agentKeys('2022'),
      ...consoleKeys('2022'),
    ],
    processes: [
      ...windowsProcesses('2022', [443, 445, 5985, 5986]),
      serverProcess('2022'),
      agentProcess('2022'),
    ],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'NET-Framework-45-Core', 'PowerShell'],
  }),
};
