import type { DoubleOptions } from './companion-double.ts';
import { past } from './past.ts';

const policy = 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion';

/** States of the window that no sample host brings about by itself. */
export const scenes: Readonly<
  Record<
    string,
    Pick<DoubleOptions, 'state' | 'locked' | 'settings' | 'settingsProblems' | 'activity'>
  >
> = {
  reading: {
    state: {
      assessment: null,
      progress: { what: 'collecting', step: 'firewall', done: 3, total: 9 },
    },
  },
  failed: {
    state: {
      assessment: null,
      problem: {
        what: 'PowerShell could not be started.',
        why: 'spawn EACCES',
        next: 'Check whether an application control policy forbids it.',
      },
    },
  },
  stale: {
    state: {
      stale: true,
      problem: {
        what: 'PowerShell gave no answer in time and was ended.',
        why: 'The limit was 180 s.',
        next: 'Try again: the next call starts PowerShell afresh.',
      },
    },
  },
  nothing: { state: { assessment: null } },
  'read-only': { state: { canChange: false, source: { kind: 'file', name: 'VMM02.json' } } },
  'ask-release': {
    state: {
      assessment: null,
      ask: {
        what: 'release',
        why: 'nothing in the input says which VMM release it is',
        choices: ['2016', '2019', '2022', '2025'],
      },
    },
  },
  past: { activity: past },
  /** For the host `hyperv-host-2019-disabled-rules`. */
  excepted: {
    settings: {
      exceptions: [
        {
          flow: 'agent-control-winrm-5985',
          host: '*',
          reason: 'Managed by another VMM server until the move in spring',
          who: 'Ops, change 4711',
          expires: '2027-01-31',
        },
        {
          flow: 'vmconnect-hyperv',
          host: '*',
          reason: 'Nobody opens consoles on this host',
          who: 'Ops, change 4022',
          expires: '2026-08-31',
        },
      ],
    },
  },
  mistakes: {
    settingsProblems: [
      {
        kind: 'storage',
        problem: {
          what: 'C:\\Users\\ops\\AppData\\Roaming\\vmm-firewall-companion\\settings.json could not be read.',
          why: 'EACCES: permission denied',
          next: 'Give yourself permission to read this file, or close the program that holds it.',
        },
      },
      {
        kind: 'exceptions',
        file: 'C:\\Users\\ops\\AppData\\Roaming\\vmm-firewall-companion\\exceptions.yaml',
        isWhole: false,
        mistakes: [
          { at: [], flaw: { kind: 'no-flow', flow: 'agent-control-winrm' }, line: 8 },
          { at: ['exceptions', 3, 'expires'], flaw: { kind: 'day' }, line: 17 },
        ],
      },
      {
        kind: 'policy',
        mistakes: [
          {
            path: `${policy}\\Theme`,
            at: [],
            flaw: { kind: 'choice', value: 'pink', choices: ['system', 'light', 'dark'] },
            line: null,
          },
          { path: `${policy}\\Peers`, at: [], flaw: { kind: 'peers-line' }, line: 2 },
        ],
      },
    ],
  },
  locked: {
    settings: {
      peers: { 'management-server': ['10.20.0.5', '10.20.8.0/24'] },
      exceptions: [
        {
          flow: 'vmconnect-hyperv',
          host: 'HV*',
          reason: 'No consoles in this site',
          who: 'Ops, change 4711',
          expires: '2027-01-31',
        },
      ],
    },
    locked: {
      checkIntervalMinutes: `${policy}\\CheckIntervalMinutes`,
      startAtLogin: `${policy}\\StartAtLogin`,
      peers: `${policy}\\Peers`,
      exceptions: `${policy}\\Exceptions`,
    },
  },
};
