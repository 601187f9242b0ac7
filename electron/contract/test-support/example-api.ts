import type { AppState, CompanionApi } from '../model.ts';

/** A state with nothing on screen yet. */
export const emptyState: AppState = {
  version: '0.0.0',
  runtime: 'browser',
  source: { kind: 'live' },
  canChange: false,
  assessment: null,
  progress: null,
  problem: null,
  stale: false,
  ask: null,
  samples: [],
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
    problem: null,
  },
};

const unused = () => Promise.reject(new Error('not part of this test'));

/** An interface of which a test replaces what it is about; the rest rejects. */
export function exampleApi(replaced: Partial<CompanionApi> = {}): CompanionApi {
  return {
    getState: () => Promise.resolve(emptyState),
    checkNow: unused,
    cancel: unused,
    openLive: unused,
    openSample: unused,
    openFile: unused,
    openContents: unused,
    listRules: unused,
    ask: unused,
    proposePlan: unused,
    applyPlan: unused,
    undo: unused,
    listActivity: unused,
    saveSettings: unused,
    setStartAtLogin: unused,
    saveReport: unused,
    copySummary: unused,
    onStateChanged: () => () => undefined,
    ...replaced,
  };
}
