import { appRules } from '../app-rules.ts';
import { adapter, snapshotOf, type Sample } from '../host.ts';
import { windowsProcesses } from '../processes.ts';
import { customRule, disable, enable, predefinedRules, rename } from '../rules.ts';
import { localStore } from '../store.ts';
import { agentRuleIds, bitsRule, tunnelRuleIds } from '../vmm-rules.ts';
import { agentKeys, agentProcess, hyperVProcess } from '../vmm.ts';

/** Ids stay English in every language; texts that are stored as plain text do not. */
const rules = rename(
  disable(
    enable(predefinedRules('2022', 'hyper-v', 'file-server'), ...agentRuleIds),
    ...tunnelRuleIds,
  ),
  {
    'VIRT-MIGL-In-TCP-NoScope': 'Hyper-V (MIG-TCP eingehend)',
    'VIRT-WMI-ASYNC-In-TCP-NoScope': 'Hyper-V - WMI (Async eingehend)',
    'VIRT-WMI-RPCSS-In-TCP-NoScope': 'Hyper-V - WMI (DCOM eingehend)',
    'VIRT-WMI-WINMGMT-In-TCP-NoScope': 'Hyper-V - WMI (TCP eingehend)',
    'VIRT-WMI-WINMGMT-Out-TCP-NoScope': 'Hyper-V - WMI (TCP ausgehend)',
    'VIRT-HVRHTTPL-In-TCP-NoScope': 'Hyper-V-Replikat HTTP-Listener (TCP eingehend)',
    'VIRT-HVRHTTPSL-In-TCP-NoScope': 'Hyper-V-Replikat HTTPS-Listener (TCP eingehend)',
  },
);

const backup = customRule('2022', {
  id: '{B16D0000-4E0A-4D2C-9C11-000000000001}',
  name: 'Sicherung über das Büronetz (Rückschreiben nur für Prüfzwecke)',
  description: 'Gewährt den Servern in München Zugriff; Änderungen bitte an die IT-Abteilung.',
  group: 'Örtliche Ausnahmen',
  protocol: 6,
  profiles: ['Domain'],
  conditions: ['LPort=10050', 'RA4=10.49.89.0/255.255.255.0'],
});

export const germanHyperVHost2022: Sample = {
  id: 'german-hyperv-host-2022',
  title: 'German Hyper-V host, VMM 2022',
  description:
    'Display texts are German and full of umlauts while the ids stay English; the rule for BITS is limited to one network.',
  roles: ['hyperv-host'],
  release: '2022',
  snapshot: snapshotOf({
    name: 'HV-MÜNCHEN-1',
    windows: '2022',
    collectedAt: '2026-09-01T10:30:00+02:00',
    network: [adapter('Verwaltungsnetz Büro', '10.49.89.12', 0x61)],
    local: localStore('2022', [
      ...rules,
      backup,
      bitsRule('2022', {
        name: 'VMM-Agent – Übertragung von Dateien (BITS über 443)',
        group: 'Örtliche Ausnahmen',
        conditions: ['LPort=443', 'RA4=10.49.0.0/255.255.0.0'],
      }),
      ...appRules('2022'),
    ]),
    vmm: agentKeys('2022'),
    processes: [
      ...windowsProcesses('2022', [443, 445, 5985]),
      agentProcess('2022'),
      hyperVProcess('Hyper-V-Verwaltung für virtuelle Computer'),
    ],
    features: ['FileAndStorage-Services', 'FS-FileServer', 'Hyper-V', 'RSAT-Hyper-V-Tools'],
  }),
};
