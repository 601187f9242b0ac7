import { z } from 'zod';
import { settingsKeys } from '../../app/companion/settings-keys.ts';
import { mostExceptions } from '../../core/exceptions/exception.ts';
import { assessment } from './assessment-schema.ts';
import { sameType } from './equal.ts';
import type {
  AppliedException,
  AppState,
  DiagnosticsView,
  SaveResult,
  Settings,
  SettingsView,
} from './model.ts';
import { mistakeInText } from './mistake-schema.ts';
import { flowKey, problem } from './plan-schema.ts';
import { direction } from './rule-schema.ts';

/** What the window shows and settings as they cross the border. */

const text = z.string();
const texts = z.array(text);
/** Typed by a person into a form. */
const typed = text.max(2000);
const typedList = z.array(typed).max(500);

const flowException = z.strictObject({
  flow: typed,
  direction: direction.optional(),
  host: typed,
  reason: typed,
  who: typed,
  expires: typed.nullable(),
});

const appliedException = flowException
  .extend({ state: z.enum(['counts', 'idle', 'expired']), flows: z.array(flowKey) })
  .strip();

export const settings = z.strictObject({
  checkIntervalMinutes: z.int().min(1).max(1440),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', 'en', 'de']),
  notifications: z.boolean(),
  peers: z.record(typed, typedList),
  roles: typedList.nullable(),
  release: typed.nullable(),
  features: typedList,
  exceptions: z.array(flowException).max(mostExceptions),
});

const settingsProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('storage'), problem }),
  z.object({
    kind: z.literal('policy'),
    mistakes: z.array(mistakeInText.extend({ path: text })),
  }),
  z.object({
    kind: z.literal('exceptions'),
    file: text,
    isWhole: z.boolean(),
    mistakes: z.array(mistakeInText),
  }),
]);

const lockable = z.enum([...settingsKeys, 'startAtLogin']);
export const settingsView = z.object({
  values: settings.strip(),
  locked: z.partialRecord(lockable, text),
  startAtLogin: z.boolean().nullable(),
  problems: z.array(settingsProblem),
});

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live') }),
  z.object({ kind: z.literal('sample'), id: text, title: text }),
  z.object({ kind: z.literal('file'), name: text }),
]);

const progress = z.object({
  what: z.enum(['collecting', 'assessing', 'applying', 'undoing', 'saving']),
  step: text,
  done: z.number().min(0),
  total: z.number().min(0),
});

export const appState = z.object({
  version: text,
  runtime: z.enum(['desktop', 'browser']),
  source,
  canChange: z.boolean(),
  assessment: assessment.nullable(),
  exceptions: z.array(appliedException),
  sources: z.record(text, z.object({ title: text, address: text })),
  progress: progress.nullable(),
  problem: problem.nullable(),
  stale: z.boolean(),
  inputNotes: z.array(z.string()),
  ask: z.object({ what: z.enum(['release', 'roles']), why: text, choices: texts }).nullable(),
  samples: z.array(z.object({ id: text, title: text, description: text })),
  settings: settingsView,
  activityVersion: z.int().min(0),
});

export const saveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), name: text }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), problem }),
]);

export const diagnosticsView = z.object({
  id: text,
  files: z.array(z.object({ name: text, about: text, text })),
});

sameType<z.infer<typeof appliedException>, AppliedException>(true);
sameType<z.infer<typeof settings>, Settings>(true);
sameType<z.infer<typeof settingsView>, SettingsView>(true);
sameType<z.infer<typeof appState>, AppState>(true);
sameType<z.infer<typeof saveResult>, SaveResult>(true);
sameType<z.infer<typeof diagnosticsView>, DiagnosticsView>(true);
