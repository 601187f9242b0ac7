import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';

export const noVmm2022: Sample = {
  id: 'no-vmm-2022',
  title: 'Server without VMM',
  description: 'A fresh Windows Server 2022 of a workgroup: no role of VMM is found on it.',
  roles: [],
  release: null,
  snapshot: snapshotOf({
    name: 'APP07',
    domain: null,
    windows: '2022',
    collectedAt: '2026-09-01T09:40:00+00:00',
    network: [adapter('Ethernet0', '10.0.70.7', 0x71, { profile: 'public' })],
    local: localStore('2022', [...predefinedRules('2022'), ...appRules('2022')]),
    processes: windowsProcesses('2022', [445, 5985]),
    features: [
      'FileAndStorage-Services',
      'Storage-Services',
      'NET-Framework-45-Core',
      'PowerShell',
    ],
  }),
};
