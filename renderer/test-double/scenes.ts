import type { DoubleOptions } from './companion-double.ts';

/** States of the window that no sample host brings about by itself. */
export const scenes: Readonly<Record<string, Pick<DoubleOptions, 'state' | 'locked'>>> = {
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
  locked: {
    locked: {
      checkIntervalMinutes: 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion\\CheckIntervalMinutes',
      startAtLogin: 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion\\StartAtLogin',
    },
  },
};
