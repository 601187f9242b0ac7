import type { DoubleOptions } from './companion-double.ts';
import { past } from './past.ts';

const policy = 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion';

/** States of the window that no sample host brings about by itself. */
export const scenes: Readonly<
  Record<string, Pick<DoubleOptions, 'state' | 'locked' | 'settings' | 'activity'>>
> = {
  reading: {
    state: {
      assessment: null,
      progress: { what: 'collecting', step: 'Firewall rules', done: 3, total: 9 },
    },
  },
  failed: {
    state: {
      assessment: null,
      problem: {
        what: 'The firewall of this server could not be read.',
        why: 'Access is denied.',
        next: 'Run as administrator, or open a snapshot.',
      },
    },
  },
  stale: {
    state: {
      stale: true,
      problem: {
        what: 'The last check did not answer within 60 s.',
        why: 'What is shown is from before.',
        next: 'Check again.',
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
