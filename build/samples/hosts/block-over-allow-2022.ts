import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import {
  installedKeys,
  remoteSql,
  serverFeatures,
  serverProcesses,
  serverRoles,
} from '../management-server.ts';
import { customRule, enable, predefinedRules } from '../rules.ts';
import { localStore, policyStore } from '../store.ts';
import { agentRuleIds, managementServerRules } from '../vmm-rules.ts';

const allowed = enable(predefinedRules('2022', 'file-server'), ...agentRuleIds);

const localBlock = customRule('2022', {
  id: '{C40B0000-77E1-4A52-8D36-000000008100}',
  name: 'Block management ports',
  description: 'Left from an incident; nobody remembers which.',
  action: 'Block',
  protocol: 6,
  conditions: ['LPort2_10=8100-8199'],
});

const policyBlock = customRule('2022', {
  id: '{C40B0000-77E1-4A52-8D36-000000000445}',
  name: 'Block SMB from client networks',
  action: 'Block',
  protocol: 6,
  profiles: ['Domain'],
  conditions: ['LPort=139', 'LPort=445', 'RA4=10.0.128.0/255.255.128.0'],
  app: 'System',
});

export const blockOverAllow2022: Sample = {
  id: 'block-over-allow-2022',
  title: 'Block rules over allow rules, VMM 2022',
  description:
    'Allow rules for everything, yet a local block rule takes 8100-8199 away and one of group policy SMB from some networks.',
  roles: serverRoles,
  release: '2022',
  snapshot: snapshotOf({
    name: 'VMM03',
    windows: '2022',
    collectedAt: '2026-09-01T08:25:00+00:00',
    network: [adapter('Ethernet', '10.0.10.23', 0x23)],
    local: localStore('2022', [
      ...allowed,
      ...managementServerRules('2022', '2022'),
      localBlock,
      ...appRules('2022'),
    ]),
    policy: policyStore('2022', [policyBlock], { domain: { EnableFirewall: 1 } }),
    vmm: installedKeys('2022', remoteSql('SQL01')),
    processes: serverProcesses('2022', '2022'),
    features: serverFeatures,
  }),
};
