import { z } from 'zod';
import { summary, verdict } from './assessment-schema.ts';
import { dependency } from './dependency-schema.ts';
import { sameType } from './equal.ts';
import type {
  AskResult,
  ChangeResult,
  FlowKey,
  Hindrance,
  PlanView,
  Problem,
  RuleRow,
} from './model.ts';
import { reason } from './reason-schema.ts';
import { direction, profile, ruleName, ruleProblem, ruleRef, store } from './rule-schema.ts';

/** Rules, questions, plans and their results as they cross the border. */

const text = z.string();
const texts = z.array(text);
const profiles = z.array(profile);
const count = z.int().min(0);

export const problem = z.object({ what: text, why: text, next: text });

export const flowKey = z.object({ id: text.max(200), direction });

export const ruleRow = z.object({
  store,
  id: text,
  name: text,
  group: text,
  direction,
  action: z.enum(['allow', 'block', 'bypass']),
  active: z.boolean(),
  profiles,
  protocol: text,
  localPorts: text,
  remotePorts: text,
  remoteAddresses: text,
  program: text,
  service: text,
  malformed: z.array(ruleProblem),
  doubts: z.array(ruleProblem),
  unknownKeys: texts,
  flows: texts,
});

export const askResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    answer: z.object({
      verdict: z.enum(['allow', 'block', 'unknown']),
      reason: z.enum(['rule', 'default-action', 'firewall-off', 'inbound-blocked', 'undecided']),
      rules: z.array(ruleRef),
      unknown: z.array(dependency),
    }),
    rules: z.array(ruleName),
  }),
  z.object({ kind: z.literal('error'), error: text }),
]);

const planStep = z.object({
  action: z.enum(['create', 'enable', 'remove', 'disable']),
  ruleId: text,
  ruleName: text,
  before: text.nullable(),
  after: text.nullable(),
  flows: texts,
  ports: text,
  program: text,
  service: text,
  profiles,
  remoteAddresses: texts,
});

const hindrance = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('policy-voids-local-rules'), profiles }),
  z.object({ kind: z.literal('blocked-by-policy-rule'), rules: z.array(ruleName) }),
  z.object({ kind: z.literal('blocked-by-local-rule'), rules: z.array(ruleName) }),
  z.object({ kind: z.literal('inbound-blocked'), profiles }),
  z.object({ kind: z.literal('unknown'), reasons: z.array(reason), refused: texts }),
  z.object({ kind: z.literal('nothing-to-do') }),
]);

export const planView = z.object({
  planId: text,
  steps: z.array(planStep),
  commands: text,
  hindered: z.array(flowKey.extend({ hindrance, ownerCommands: text.nullable() })),
  headlineBefore: summary.nullable(),
  headlineAfter: summary.nullable(),
  flowsAfter: z.array(flowKey.extend({ verdict })),
  stays: z
    .object({
      left: z.array(
        z.object({ name: text, why: z.enum(['changed-by-others', 'too-many-at-once']) }),
      ),
      switchedOn: count,
    })
    .nullable(),
});

export const changeResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    entryId: text,
    verified: z.boolean(),
    stepsDone: count,
    stepsPlanned: count,
    problem: problem.nullable(),
  }),
  z.object({ kind: z.literal('not-done'), problem, commands: text }),
]);

sameType<z.infer<typeof problem>, Problem>(true);
sameType<z.infer<typeof flowKey>, FlowKey>(true);
sameType<z.infer<typeof ruleRow>, RuleRow>(true);
sameType<z.infer<typeof askResult>, AskResult>(true);
sameType<z.infer<typeof hindrance>, Hindrance>(true);
sameType<z.infer<typeof planView>, PlanView>(true);
sameType<z.infer<typeof changeResult>, ChangeResult>(true);
