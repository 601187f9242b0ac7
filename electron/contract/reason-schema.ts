import { z } from 'zod';
import type { Reason, Scope, Shortfall } from '../../core/assessment/reason.ts';
import { dependency } from './dependency-schema.ts';
import { sameType } from './equal.ts';
import { direction, profile, ruleName, ruleProblem, store } from './rule-schema.ts';

/** Reasons as they cross the border; held equal to core/assessment/reason.ts. */

const text = z.string();
const texts = z.array(text);

const rules = z.array(ruleName);

const scope = z.object({
  direction,
  ports: texts.exactOptional(),
  otherPorts: texts.exactOptional(),
  remote: texts.exactOptional(),
  local: texts.exactOptional(),
  interfaceTypes: texts.exactOptional(),
});

const shortfall = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('void') }),
  z.object({ kind: z.literal('malformed'), problems: z.array(ruleProblem) }),
  z.object({ kind: z.literal('profile'), profiles: z.array(profile) }),
  z.object({ kind: z.literal('program'), programs: texts }),
  z.object({ kind: z.literal('service'), services: texts }),
  z.object({ kind: z.literal('remote-address'), addresses: texts }),
  z.object({ kind: z.literal('ipsec') }),
  z.object({ kind: z.literal('other') }),
]);

const settingFrom = z.union([store, z.literal('default')]);

export const reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('allowed-by-rules'), rules, scope }),
  z.object({ code: z.literal('allowed-by-default'), direction, scope }),
  z.object({ code: z.literal('firewall-off'), from: settingFrom }),
  z.object({ code: z.literal('inbound-blocked'), from: settingFrom }),
  z.object({ code: z.literal('blocked-by-rules'), rules, scope }),
  z.object({ code: z.literal('nothing-allows'), direction, scope }),
  z.object({ code: z.literal('switched-off'), rules }),
  z.object({ code: z.literal('voided'), rules }),
  z.object({ code: z.literal('undecided'), rules, because: z.array(dependency), scope }),
  z.object({
    code: z.literal('more-rules'),
    outcome: z.enum(['allow', 'block', 'unknown']),
    rules,
  }),
  z.object({
    code: z.literal('near-miss'),
    rule: ruleName,
    shortfalls: z.array(shortfall),
  }),
  z.object({ code: z.literal('exempt-adapters'), adapters: texts, all: z.boolean() }),
  z.object({ code: z.literal('local-rules-void') }),
  z.object({
    code: z.literal('second-opinion'),
    rule: ruleName,
    field: text,
    registry: text,
    netSecurity: text,
  }),
  z.object({
    code: z.literal('second-opinion-setting'),
    setting: z.enum([
      'enabled',
      'shieldsUp',
      'blocksInbound',
      'blocksOutbound',
      'mergesLocalRules',
    ]),
    registry: z.boolean(),
    netSecurity: z.boolean(),
  }),
]);

sameType<z.infer<typeof scope>, Scope>(true);
sameType<z.infer<typeof shortfall>, Shortfall>(true);
sameType<z.infer<typeof reason>, Reason>(true);
