import { adapter, snapshotOf, type Sample } from '../host.ts';
import {
  installedKeys,
  remoteSql,
  serverFeatures,
  serverProcesses,
  serverRoles,
} from '../management-server.ts';
import { customRule, disable, predefinedRules, remove, scope, type CustomRule } from '../rules.ts';
import { localStore } from '../store.ts';
import { bitsRule, serverRule, tunnelRuleIds } from '../vmm-rules.ts';

const hosts = ['RA4=10.0.20.0/255.255.255.0', 'RA4=10.0.21.0/255.255.255.0'];
const administrators = ['RA4=10.0.5.0/255.255.255.0'];
const system32 = '%SystemRoot%\\system32';

/** Nothing of a desktop's conveniences stays; WinRM and SMB answer to administrators and hosts only. */
const predefined = scope(
  disable(
    remove(
      predefinedRules('2022', 'file-server'),
      'AllJoyn-*',
      'DIAL-*',
      'PlayTo-*',
      'MDNS-*',
      'DeliveryOptimization-*',
    ),
    'WINRM-HTTP-In-TCP-PUBLIC',
    'FileServer-*',
    ...tunnelRuleIds,
  ),
  administrators,
  'WINRM-HTTP-In-TCP',
);

const outbound = (id: number, name: string, port: string, other: Partial<CustomRule>) =>
  customRule('2022', {
    id: `{9E5B0000-2B7D-4C19-A7F4-${String(id).padStart(12, '0')}}`,
    name,
    group: 'Baseline outbound',
    direction: 'Out',
    protocol: 6,
    ...other,
    conditions: [port, ...(other.conditions ?? [])],
  });

/** With outbound blocked by default each thing the server starts itself needs a rule. */
const outboundRules = [
  outbound(1, 'SCVMM to hosts - WinRM', 'RPort2_10=5985-5986', { conditions: hosts }),
  outbound(2, 'SCVMM to SQL01 - TDS', 'RPort=1433', { conditions: ['RA4=10.0.10.40'] }),
  outbound(3, 'BITS to hosts - HTTPS', 'RPort=443', {
    conditions: hosts,
    app: `${system32}\\svchost.exe`,
    svc: 'BITS',
  }),
  outbound(4, 'SMB to hosts', 'RPort=445', { conditions: hosts, app: 'System' }),
  outbound(5, 'Directory - Kerberos, LDAP', 'RPort=88', {
    conditions: ['RPort=389', 'RPort=636', 'RPort=3268', 'RA4=10.0.0.10-10.0.0.11'],
    app: `${system32}\\lsass.exe`,
  }),
  outbound(6, 'Directory - Kerberos, LDAP (UDP)', 'RPort=88', {
    protocol: 17,
    conditions: ['RPort=389', 'RA4=10.0.0.10-10.0.0.11'],
    app: `${system32}\\lsass.exe`,
  }),
  outbound(7, 'Time', 'RPort=123', {
    protocol: 17,
    app: `${system32}\\svchost.exe`,
    svc: 'W32Time',
  }),
];

const closed = { DefaultInboundAction: 1, DefaultOutboundAction: 1 };

export const hardenedManagementServer2022: Sample = {
  id: 'hardened-management-server-2022',
  title: 'Hardened management server, VMM 2022',
  description:
    'Outbound is blocked by default, consoles and hosts come in from some networks only, and rules for WMI, SMB and bare metal are gone.',
  roles: serverRoles,
  release: '2022',
  snapshot: snapshotOf({
    name: 'VMM02',
    windows: '2022',
    collectedAt: '2026-09-01T08:05:00+00:00',
    network: [adapter('Ethernet', '10.0.10.22', 0x22)],
    local: localStore(
      '2022',
      [
        ...predefined,
        serverRule('2022', '2022', 8100, 'SCVMM - console (TCP 8100)', {
          profiles: ['Domain'],
          conditions: ['LPort=8100', ...administrators, 'RA4=10.0.6.0/255.255.255.0'],
        }),
        bitsRule('2022', { profiles: ['Domain'], conditions: ['LPort=443', ...hosts] }),
        ...outboundRules,
      ],
      { domain: closed, private: closed, public: { ...closed, DoNotAllowExceptions: 1 } },
    ),
    vmm: installedKeys('2022', remoteSql('SQL01')),
    processes: serverProcesses('2022', '2022'),
    features: serverFeatures,
  }),
};
