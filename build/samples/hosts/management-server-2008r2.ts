import { adapter, snapshotOf, type Sample } from '../host.ts';
import { installedKeys, remoteSql, serverProcesses, serverRoles } from '../management-server.ts';
import { enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { bitsRule, serverRule } from '../vmm-rules.ts';

const rules = enable(
  predefinedRules('2008r2'),
  'WINRM-HTTP-Compat-In-TCP',
  'FPS-SMB-In-TCP',
  'RemoteDesktop-In-TCP',
);

export const managementServer2008R2: Sample = {
  id: 'management-server-2008r2',
  title: 'Management server, VMM 2008 R2',
  description:
    'The 2008 family: agents are controlled over WinRM on port 80, and the endpoint mapper that adding cluster nodes needs stays closed.',
  roles: serverRoles,
  release: '2008r2',
  snapshot: snapshotOf({
    name: 'VMMOLD',
    windows: '2008r2',
    collectedAt: '2026-09-01T08:45:00+00:00',
    network: [adapter('Local Area Connection', '10.0.10.8', 0x91)],
    local: localStore('2008r2', [
      ...rules,
      serverRule('2008r2', '2008r2', 8100, 'Virtual Machine Manager (TCP 8100)'),
      bitsRule('2008r2', { name: 'Virtual Machine Manager - BITS (TCP 443)' }),
    ]),
    vmm: installedKeys('2008r2', remoteSql('SQL02')),
    processes: serverProcesses('2008r2', '2008r2', [80, 443, 445]),
    features: ['FS-FileServer', 'NET-Framework-Core', 'PowerShell-ISE'],
  }),
};
