import { z } from 'zod';
import { plan } from '../../core/remediation/plan.ts';

/** What the elevated script writes into its own folder (assets/powershell/Apply.psm1). */

export const stepOutcomes = [
  'done',
  'already-done',
  'would-change',
  'left',
  'failed',
  'not-done',
] as const;

const stepActions = [
  'create-rule',
  'enable-rule',
  'remove-rule',
  'disable-rule',
  'remove-own-rule',
  'restore-rule',
] as const;
/** What a document is for: a change, its undoing, the removal of all rules of our own. */
export const planKinds = ['plan', 'undo', 'removal'] as const;

const step = z.object({
  action: z.enum(stepActions),
  name: z.string(),
  outcome: z.enum(stepOutcomes),
  message: z.string(),
  /** The rule string before and after the step; null when there was none or it could not be read. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** `<operation id>.result.json` */
export const applyReport = z.object({
  schemaVersion: z.literal(1),
  operationId: z.string(),
  outcome: z.enum(['done', 'partly', 'failed', 'refused']),
  message: z.string(),
  whatIf: z.boolean(),
  planId: z.string().nullable(),
  planSha256: z.string(),
  kind: z.enum(planKinds).nullable(),
  steps: z.array(step),
  /** Name of the undo plan's file beside the report. */
  undoPlan: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string(),
});
export type ApplyReport = z.infer<typeof applyReport>;
export type StepReport = z.infer<typeof step>;

/** `<operation id>.undo.json`: a plan like any other. */
export const undoDocument = plan;

/** One line of `journal.jsonl`. */
export const journalEvent = z.looseObject({
  at: z.string(),
  operationId: z.string(),
  event: z.enum(['started', 'change', 'changed', 'finished']),
  user: z.string(),
});
export type JournalEvent = z.infer<typeof journalEvent>;
