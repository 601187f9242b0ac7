import type { CompanionApi } from './model.ts';

/** Calls are what answers; what begins with `on` is an event. */
export type Verb = Exclude<keyof CompanionApi, `on${string}`>;

/**
 * The names of all calls, apart from their schemas so that the preload script, which knows nothing
 * but names, stays small. contract.ts is held to have exactly these.
 */
export const verbs = [
  'getState',
  'checkNow',
  'cancel',
  'openLive',
  'openSample',
  'openFile',
  'openContents',
  'listRules',
  'ask',
  'proposePlan',
  'proposeRemoval',
  'applyPlan',
  'undo',
  'listActivity',
  'saveSettings',
  'setStartAtLogin',
  'saveFix',
  'saveReport',
  'copySummary',
  'gatherDiagnostics',
  'saveDiagnostics',
] as const satisfies readonly Verb[];

/** A call that is missing in the list does not compile. */
const everyVerb: Exclude<Verb, (typeof verbs)[number]> extends never ? true : never = true;
void everyVerb;

export const isVerb = (text: string): text is Verb => verbs.some((verb) => verb === text);
