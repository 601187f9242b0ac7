import { z } from 'zod';
import { settingNames } from '../../core/compare/model.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import { profiles } from '../../core/firewall/terms.ts';
import { settingsKeys } from './settings-keys.ts';

/**
 * What happened, as data: it is kept on the disk and crosses to the window, which says it in its
 * language. Both doors check with these schemas.
 */

const text = z.string();
const count = z.int().min(0);
const time = z.iso.datetime({ offset: true });
const direction = z.enum(['in', 'out']);
const store = z.enum(['local', 'group-policy']);
const verdict = z.enum(flowVerdicts);

/** What the first sentence is made of. */
const sentence = z.strictObject({
  needed: count,
  failing: count,
  unknown: count,
  excepted: count,
  hasRoles: z.boolean(),
});

/**
 * A flow whose verdict is another one now. `changed`: neither better nor worse, or it could not be
 * told before or cannot be told now; a failed reading is no finding.
 */
const turn = z.strictObject({
  id: text,
  direction,
  purpose: text,
  protocol: text,
  ports: text,
  change: z.enum(['better', 'worse', 'changed']),
  /** null: it was none of this host's flows. */
  before: verdict.nullable(),
  after: verdict,
});

const turnedRule = z.strictObject({
  store,
  id: text,
  name: text,
  change: z.enum(['added', 'removed', 'changed']),
});

const turnedSetting = z.strictObject({
  profile: z.enum(profiles),
  setting: z.enum(settingNames),
  /** What it is now; null for a list. */
  on: z.boolean().nullable(),
  from: z.enum(['local', 'group-policy', 'default']),
});

/** What changed in the firewall at the same time. */
const causes = z.strictObject({
  /** Those that the flows which turned name. */
  rules: z.array(turnedRule),
  /** How many more changed. */
  otherRules: count,
  settings: z.array(turnedSetting),
});

const changedRule = z.strictObject({
  /** As the plan and the journal name it: `create-rule`, `enable-rule`... */
  action: text,
  name: text,
  /** As the journal names it; `interrupted` where that is not known. */
  outcome: text,
});

const run = {
  /** Names the run in the journal of this computer. */
  operationId: text,
  rules: z.array(changedRule),
  state: z.enum(['done', 'partly', 'failed', 'interrupted']),
  /** Whether the firewall was read again and was as foreseen; null where nobody looked. */
  verified: z.boolean().nullable(),
  sentence: sentence.nullable(),
  turns: z.array(turn),
};

const event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check'), sentence }),
  z.strictObject({
    kind: z.literal('drift'),
    sentence,
    /** When it was as before; null where that is not known. */
    since: time.nullable(),
    turns: z.array(turn),
    /** null: this program was not running meanwhile. */
    causes: causes.nullable(),
  }),
  z.strictObject({ kind: z.literal('change'), ...run }),
  z.strictObject({ kind: z.literal('undo'), ...run, undoes: text.nullable() }),
  z.strictObject({
    kind: z.literal('expired'),
    flows: z.array(z.strictObject({ id: text, direction, purpose: text })),
  }),
  z.strictObject({ kind: z.literal('settings'), names: z.array(z.enum(settingsKeys)) }),
  z.strictObject({ kind: z.literal('report'), name: text }),
]);

export const activityRecord = z.strictObject({
  id: text.min(1),
  time,
  /** '' for what nobody is known to have done. */
  user: text,
  host: text,
  event,
});

export type ActivityRecord = z.infer<typeof activityRecord>;
export type ActivityEvent = z.infer<typeof event>;
export type RunEvent = Extract<ActivityEvent, { kind: 'change' | 'undo' }>;
export type Sentence = z.infer<typeof sentence>;
export type FlowTurn = z.infer<typeof turn>;
export type Causes = z.infer<typeof causes>;
