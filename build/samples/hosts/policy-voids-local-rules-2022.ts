import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { enable, predefinedRules, scope } from '../rules.ts';
import { localStore, policyStore } from '../store.ts';
import { agentRuleIds, bitsRule } from '../vmm-rules.ts';
import { agentKeys, agentProcess, hyperVProcess } from '../vmm.ts';

const local = enable(predefinedRules('2022', 'hyper-v', 'file-server'), ...agentRuleIds);

/** A baseline that brings its own few rules and nothing of Hyper-V or VMM. */
const fromPolicy = scope(
  enable(
    predefinedRules('2022').filter(
      ({ id }) =>
        id.startsWith('CoreNet-ICMP') ||
        id.startsWith('CoreNet-DHCP') ||
        ['WINRM-HTTP-In-TCP', 'FPS-SMB-In-TCP', 'RemoteDesktop-UserMode-In-TCP'].includes(id),
    ),
    'FPS-SMB-In-TCP',
    'RemoteDesktop-UserMode-In-TCP',
  ),
  ['RA4=10.0.0.0/255.255.0.0'],
  'WINRM-HTTP-In-TCP',
  'FPS-SMB-In-TCP',
  'RemoteDesktop-UserMode-In-TCP',
);

export const policyVoidsLocalRules2022: Sample = {
  id: 'policy-voids-local-rules-2022',
  title: 'Group policy voids local rules, VMM 2022',
  description:
    'Every local rule a host needs is on, and none counts: group policy sets AllowLocalPolicyMerge to 0 on the domain profile.',
  roles: ['hyperv-host'],
  release: '2022',
  snapshot: snapshotOf({
    name: 'HV31',
    windows: '2022',
    installation: 'Server Core',
    collectedAt: '2026-09-01T08:20:00+00:00',
    network: [adapter('Management', '10.0.20.31', 0x51)],
    local: localStore('2022', [...local, bitsRule('2022')]),
    policy: policyStore('2022', fromPolicy, {
      domain: {
        AllowLocalIPsecPolicyMerge: 0,
        AllowLocalPolicyMerge: 0,
        DefaultInboundAction: 1,
        DefaultOutboundAction: 0,
        EnableFirewall: 1,
      },
      public: { AllowLocalPolicyMerge: 0, DefaultInboundAction: 1, EnableFirewall: 1 },
    }),
    vmm: agentKeys('2022'),
    processes: [
      ...windowsProcesses('2022', [443, 445, 5985]),
      agentProcess('2022'),
      hyperVProcess(),
    ],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'Hyper-V', 'Hyper-V-PowerShell'],
  }),
};
