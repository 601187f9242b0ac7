import type { AppState } from '../api.ts';

/** A state with nothing on screen yet. */
export const emptyState: AppState = {
  version: '0.0.0',
  runtime: 'browser',
  source: { kind: 'live' },
  canChange: false,
  assessment: null,
  exceptions: [],
  sources: {},
  progress: null,
  problem: null,
  stale: false,
  inputNotes: [],
  ask: null,
  samples: [],
  activityVersion: 0,
  settings: {
    values: {
      checkIntervalMinutes: 5,
      theme: 'system',
      language: 'system',
      notifications: true,
      peers: { 'hyperv-host': ['10.0.0.0/8'] },
      roles: null,
      release: null,
      features: [],
      exceptions: [],
    },
    locked: { theme: 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion\\Theme' },
    startAtLogin: null,
    problems: [],
  },
};
