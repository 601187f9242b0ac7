import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { disable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { bitsRule, tunnelRuleIds } from '../vmm-rules.ts';
import { agentKeys, agentProcess, hyperVProcess } from '../vmm.ts';

const rules = disable(
  predefinedRules('2019', 'hyper-v', 'hyper-v-tools', 'file-server'),
  'WINRM-HTTP-In-TCP',
  'WINRM-HTTP-In-TCP-PUBLIC',
  'FileServer-ServerManager-*',
  'VIRT-*',
  'VIRTCL-*',
  ...tunnelRuleIds,
);

export const hyperVHost2019DisabledRules: Sample = {
  id: 'hyperv-host-2019-disabled-rules',
  title: 'Hyper-V host with disabled rules, VMM 2019',
  description:
    'The WinRM, WMI, SMB and Hyper-V rules are all there and all off; enabling them is the whole repair.',
  roles: ['hyperv-host'],
  release: '2019',
  snapshot: snapshotOf({
    name: 'HV11',
    windows: '2019',
    installation: 'Server Core',
    collectedAt: '2026-09-01T08:10:00+00:00',
    network: [
      adapter('Management', '10.0.20.11', 0x31),
      adapter('LiveMigration', '10.0.21.11', 0x32, { gateways: [], dnsServers: [] }),
    ],
    local: localStore('2019', [
      ...rules,
      bitsRule('2019', { name: 'VMM agent - BITS (TCP 443)', active: false }),
    ]),
    vmm: agentKeys('2019'),
    processes: [
      ...windowsProcesses('2019', [443, 445, 5985]),
      agentProcess('2019'),
      hyperVProcess(),
    ],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'Hyper-V', 'Hyper-V-PowerShell'],
  }),
};
