import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import { remoteSql, serverFeatures, serverRoles } from '../management-server.ts';
import { windowsProcesses, type Process } from '../processes.ts';
import { customRule, enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, httpRule, managementServerRules } from '../vmm-rules.ts';
import { agentKeys, agentProcess, consoleKeys, serverKeys, serverProcess } from '../vmm.ts';

const sqlProgram =
  'C:\\Program Files\\Microsoft SQL Server\\MSSQL16.MSSQLSERVER\\MSSQL\\Binn\\sqlservr.exe';

const database: Process = {
  id: 2620,
  image: 'sqlservr.exe',
  path: sqlProgram,
  tcp: [1433],
  services: [['MSSQLSERVER', 'SQL Server (MSSQLSERVER)', `"${sqlProgram}" -sMSSQLSERVER`]],
};

/** Came first at boot, so the management server found 8103 taken. */
const squatter: Process = {
  id: 4412,
  image: 'inventory.exe',
  path: 'C:\\Program Files\\Contoso\\Inventory\\inventory.exe',
  tcp: [8103],
  services: [
    [
      'ContosoInventory',
      'Contoso Inventory',
      '"C:\\Program Files\\Contoso\\Inventory\\inventory.exe" /service',
    ],
  ],
};

export const misconfiguredManagementServer2025: Sample = {
  id: 'misconfigured-management-server-2025',
  title: 'Misconfigured management server, VMM 2025',
  description:
    'The rules are right, VMM is not: server and agent disagree on the BITS port, a port is text, and another program holds 8103.',
  roles: serverRoles,
  release: '2025',
  snapshot: snapshotOf({
    name: 'VMM05',
    windows: '2025',
    collectedAt: '2026-09-01T09:25:00+00:00',
    network: [adapter('Ethernet', '10.0.10.25', 0x25)],
    local: localStore('2025', [
      ...enable(predefinedRules('2025', 'file-server'), ...agentRuleIds),
      ...managementServerRules('2025', '2025'),
      httpRule('2025', 8500, 'SCVMM - BITS (TCP 8500)'),
      customRule('2025', {
        id: '{3F1A0000-93C4-4F0E-8B6D-000000001433}',
        name: 'SQL Server (TCP 1433)',
        protocol: 6,
        conditions: ['LPort=1433'],
        app: sqlProgram,
      }),
      ...appRules('2025'),
    ]),
    vmm: [
      ...serverKeys('2025', { ...remoteSql('VMM05'), OnRemoteServer: 0 }, { BITSTcpPort: 8500 }),
      ...agentKeys('2025', 443),
      ...consoleKeys('2025', ''),
    ],
    processes: [
      ...windowsProcesses('2025', [443, 445, 5985, 5986, 8500]),
      serverProcess('2025', [8100, 8101, 8102]),
      agentProcess('2025'),
      database,
      squatter,
    ],
    features: serverFeatures,
  }),
};
