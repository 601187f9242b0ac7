import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, bitsRule } from '../vmm-rules.ts';
import { agentKeys, agentProcess, hyperVProcess } from '../vmm.ts';

const rules = enable(predefinedRules('2022', 'hyper-v', 'file-server'), ...agentRuleIds);

const readable = snapshotOf({
  name: 'HV42',
  windows: '2022',
  collectedAt: '2026-09-01T09:05:00+00:00',
  network: [adapter('Management', '10.0.20.42', 0xb1)],
  local: localStore('2022', [...rules, bitsRule('2022')]),
  vmm: agentKeys('2022'),
  processes: [...windowsProcesses('2022', [443, 445, 5985]), agentProcess('2022'), hyperVProcess()],
  features: ['FileAndStorage-Services', 'FS-FileServer', 'Hyper-V', 'PowerShell'],
});

export const partlyUnreadableHost2022: Sample = {
  id: 'partly-unreadable-host-2022',
  title: 'Partly unreadable host, VMM 2022',
  description:
    'Group policy and listening ports could not be read, so what the local rules allow may not hold: the verdicts are unknown.',
  roles: ['hyperv-host'],
  release: '2022',
  snapshot: {
    ...readable,
    collection: {
      elevated: false,
      languageMode: 'ConstrainedLanguage',
      powershell: '5.1.20348.2700',
    },
    firewall: {
      ...readable.firewall,
      groupPolicy: {
        unavailable:
          'Access to HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall was denied to this user.',
      },
      counters: { unavailable: 'Not collected without administrator rights.' },
    },
    listeners: { unavailable: 'Listening ports could not be listed: access is denied.' },
  },
};
