import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { disable, enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, bitsRule } from '../vmm-rules.ts';
import { agentKeys, agentProcess, hyperVProcess } from '../vmm.ts';

const rules = disable(
  enable(predefinedRules('2012r2', 'hyper-v', 'file-server'), ...agentRuleIds),
  'VIRT-MIGL-In-TCP-NoScope',
  'VIRT-REMOTEDESKTOP-In-TCP-NoScope',
);

export const hyperVHost2012R2: Sample = {
  id: 'hyperv-host-2012r2',
  title: 'Hyper-V host of Windows Server 2012 R2, VMM 2012 R2',
  description:
    'The agent is reachable; the console to virtual machines (2179) and live migration (6600) wait behind disabled rules.',
  roles: ['hyperv-host'],
  release: '2012r2',
  snapshot: snapshotOf({
    name: 'HV05',
    windows: '2012r2',
    collectedAt: '2026-09-01T08:35:00+00:00',
    network: [adapter('vEthernet (Management)', '10.0.20.5', 0x81)],
    local: localStore('2012r2', [...rules, bitsRule('2012r2')]),
    vmm: agentKeys('2012r2'),
    processes: [
      ...windowsProcesses('2012r2', [443, 445, 5985]),
      agentProcess('2012r2'),
      hyperVProcess(),
    ],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'Hyper-V', 'PowerShell'],
  }),
};
