import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { disable, enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, tunnelRuleIds } from '../vmm-rules.ts';
import { agentKeys, agentProcess } from '../vmm.ts';

const rules = disable(
  enable(predefinedRules('2019', 'file-server'), ...agentRuleIds),
  ...tunnelRuleIds,
);

export const libraryServer2019: Sample = {
  id: 'library-server-2019',
  title: 'Library server, VMM 2019',
  description:
    'Control and file sharing are open, but no rule lets BITS in on 443: every transfer from or to the library fails.',
  roles: ['library-server'],
  release: '2019',
  snapshot: snapshotOf({
    name: 'LIB01',
    windows: '2019',
    collectedAt: '2026-09-01T08:15:00+00:00',
    network: [
      adapter('Ethernet', '10.0.30.15', 0x41, {
        addresses: [
          { address: '10.0.30.15', prefixLength: 24 },
          { address: '2001:db8:30::15', prefixLength: 64 },
        ],
        gateways: ['10.0.30.1', '2001:db8:30::1'],
      }),
    ],
    local: localStore('2019', rules),
    vmm: agentKeys('2019'),
    processes: [...windowsProcesses('2019', [443, 445, 5985]), agentProcess('2019')],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'FS-Data-Deduplication', 'PowerShell'],
  }),
};
