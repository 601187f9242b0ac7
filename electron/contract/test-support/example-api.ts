import { emptyState } from '../../../app/companion/test-support/empty-state.ts';
import type { CompanionApi } from '../model.ts';

export { emptyState };

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
    proposeRemoval: unused,
    applyPlan: unused,
    undo: unused,
    listActivity: unused,
    saveSettings: unused,
    setStartAtLogin: unused,
    saveFix: unused,
    saveReport: unused,
    copySummary: unused,
    gatherDiagnostics: unused,
    saveDiagnostics: unused,
    onStateChanged: () => () => undefined,
    ...replaced,
  };
}
