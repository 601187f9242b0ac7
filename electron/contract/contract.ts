import { z } from 'zod';
import { activityView } from './activity-schema.ts';
import { sameType, type DeepReadonly } from './equal.ts';
import type { CompanionApi } from './model.ts';
import { fixFormats, reportFormats } from './model.ts';
import { askResult, changeResult, flowKey, planView, problem, ruleRow } from './plan-schema.ts';
import { appState, diagnosticsView, saveResult, settings, settingsView } from './state-schema.ts';
import type { Verb } from './verbs.ts';

/**
 * Every call and event between the window and the process behind it, as one schema value. The
 * window's client, the server behind it, the browser transport and the test double derive from it.
 * A request with a field too many is refused; of an answer only what is agreed crosses, since a value
 * of the process may well know more than the window is told.
 */

/** Base64 of one file: a full SOFTWARE hive has about 100 MiB. */
export const longestContent = 180_000_000;

const id = z.string().min(1).max(200);
const nothing = z.tuple([]);
const done = z.void();

export const contract = {
  getState: { request: nothing, response: appState },
  checkNow: { request: nothing, response: done },
  cancel: { request: nothing, response: done },
  openLive: { request: nothing, response: done },
  openSample: { request: z.tuple([id]), response: done },
  openFile: { request: nothing, response: done },
  openContents: {
    request: z.tuple([
      z
        .array(
          z.strictObject({
            name: z.string().max(1000),
            // Its letters are checked where it is decoded; a pattern over 100 MB would block.
            base64: z.string().max(longestContent),
          }),
        )
        .min(1)
        .max(20),
    ]),
    response: done,
  },
  listRules: { request: nothing, response: z.array(ruleRow) },
  ask: { request: z.tuple([z.record(z.string().max(100), z.unknown())]), response: askResult },
  proposePlan: {
    request: z.tuple([z.array(flowKey.strict()).max(500).nullable()]),
    response: planView,
  },
  proposeRemoval: { request: nothing, response: planView },
  applyPlan: { request: z.tuple([id]), response: changeResult },
  undo: { request: z.tuple([id]), response: changeResult },
  listActivity: { request: nothing, response: activityView },
  saveSettings: { request: z.tuple([settings]), response: settingsView },
  setStartAtLogin: { request: z.tuple([z.boolean()]), response: settingsView },
  saveFix: { request: z.tuple([id, z.enum(fixFormats)]), response: saveResult },
  saveReport: { request: z.tuple([z.enum(reportFormats).nullable()]), response: saveResult },
  copySummary: { request: nothing, response: z.string() },
  gatherDiagnostics: { request: z.tuple([z.boolean()]), response: diagnosticsView },
  saveDiagnostics: { request: z.tuple([id]), response: saveResult },
} as const satisfies Record<Verb, { request: z.ZodType<unknown[]>; response: z.ZodType }>;

export const events = { stateChanged: appState } as const;

type Contract = typeof contract;

export type RequestOf<V extends Verb> = DeepReadonly<z.infer<Contract[V]['request']>>;
export type ResponseOf<V extends Verb> = DeepReadonly<z.infer<Contract[V]['response']>>;

/** Holds the schemas of all calls equal to the types of the interface. */
sameType<
  { [V in Verb]: z.infer<Contract[V]['request']> },
  { [V in Verb]: Parameters<CompanionApi[V]> }
>(true);
sameType<
  { [V in Verb]: z.infer<Contract[V]['response']> },
  { [V in Verb]: Awaited<ReturnType<CompanionApi[V]>> }
>(true);

/** How a call comes back: an expected failure is a value on every transport. */
export const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), problem }),
]);
export type Reply = z.infer<typeof reply>;
