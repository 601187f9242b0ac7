import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses, type Process } from '../processes.ts';
import { key } from '../registry.ts';
import { customRule, enable, predefinedRules } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds } from '../vmm-rules.ts';
import { agentKeys, agentProcess } from '../vmm.ts';

const deployment: Process = {
  id: 2210,
  image: 'svchost.exe',
  path: 'C:\\Windows\\System32\\svchost.exe',
  udp: [67, 69, 4011],
  services: [
    [
      'WDSServer',
      'Windows Deployment Services Server',
      'C:\\Windows\\system32\\svchost.exe -k WDSServer',
    ],
  ],
};

const updates: Process = {
  id: 2336,
  image: 'WsusService.exe',
  path: 'C:\\Program Files\\Update Services\\Services\\WsusService.exe',
  services: [
    [
      'WsusService',
      'WSUS Service',
      '"C:\\Program Files\\Update Services\\Services\\WsusService.exe"',
    ],
  ],
};

const web: Process = {
  id: 2484,
  image: 'svchost.exe',
  path: 'C:\\Windows\\System32\\svchost.exe',
  services: [
    ['W3SVC', 'World Wide Web Publishing Service', 'C:\\Windows\\system32\\svchost.exe -k iissvcs'],
  ],
};

/** WSUS brings no rules of its own for its site. */
const updateRule = (port: number, scheme: string) =>
  customRule('2016', {
    id: `WSUS-In-${scheme}`,
    name: `Windows Server Update Services (${scheme}-In)`,
    group: 'Windows Server Update Services (WSUS)',
    protocol: 6,
    conditions: [`LPort=${port}`],
    app: 'System',
    active: scheme === 'HTTP',
  });

export const pxeAndUpdateServer2016: Sample = {
  id: 'pxe-and-update-server-2016',
  title: 'PXE and update server, VMM 2016',
  description:
    'WDS, WSUS and IIS on one computer: PXE boot and updates over HTTP are open, updates over TLS on 8531 are switched off.',
  roles: ['pxe-server', 'update-server'],
  release: '2016',
  snapshot: snapshotOf({
    name: 'DEPLOY01',
    windows: '2016',
    collectedAt: '2026-09-01T09:15:00+00:00',
    network: [adapter('Ethernet', '10.0.40.10', 0xc1)],
    local: localStore('2016', [
      ...enable(predefinedRules('2016', 'file-server', 'iis', 'wds'), ...agentRuleIds),
      updateRule(8530, 'HTTP'),
      updateRule(8531, 'HTTPS'),
      ...appRules('2016'),
    ]),
    vmm: [
      ...agentKeys('2016'),
      key('SOFTWARE\\Microsoft\\Update Services\\Server\\Setup', { PortNumber: 8530, UsingSSL: 0 }),
    ],
    processes: [
      ...windowsProcesses('2016', [80, 443, 445, 5985, 8530, 8531]),
      agentProcess('2016'),
      deployment,
      updates,
      web,
    ],
    features: [
      'FileAndStorage-Services',
      'FS-FileServer',
      'UpdateServices',
      'WDS',
      'WDS-Deployment',
      'WDS-Transport',
      'Web-Server',
    ],
  }),
};
