import { z } from 'zod';
import type { Reason, Scope, Shortfall } from '../../core/assessment/reason.ts';
import { dependency } from './dependency-schema.ts';
import { sameType } from './equal.ts';
import { direction, profile, ruleName, ruleProblem, store } from './rule-schema.ts';

/** Reasons as they cross the border; held equal to core/assessment/reason.ts. */

const text = z.string();
const texts = z.array(text);

const rules = z.array(ruleName);

const scope = z.strictObject({
  direction,
  ports: texts.exactOptional(),
  otherPorts: texts.exactOptional(),
  remote: texts.exactOptional(),
  local: texts.exactOptional(),
  interfaceTypes: texts.exactOptional(),
});

const shortfall = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('void') }),
  z.strictObject({ kind: z.literal('malformed'), problems: z.array(ruleProblem) }),
  z.strictObject({ kind: z.literal('profile'), profiles: z.array(profile) }),
  z.strictObject({ kind: z.literal('program'), programs: texts }),
  z.strictObject({ kind: z.literal('service'), services: texts }),
  z.strictObject({ kind: z.literal('remote-address'), addresses: texts }),
  z.strictObject({ kind: z.literal('ipsec') }),
  z.strictObject({ kind: z.literal('other') }),
]);

const settingFrom = z.union([store, z.literal('default')]);

export const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('allowed-by-rules'), rules, scope }),
  z.strictObject({ code: z.literal('allowed-by-default'), direction, scope }),
  z.strictObject({ code: z.literal('firewall-off'), from: settingFrom }),
  z.strictObject({ code: z.literal('inbound-blocked'), from: settingFrom }),
  z.strictObject({ code: z.literal('blocked-by-rules'), rules, scope }),
  z.strictObject({ code: z.literal('nothing-allows'), direction, scope }),
  z.strictObject({ code: z.literal('switched-off'), rules }),
  z.strictObject({ code: z.literal('voided'), rules }),
  z.strictObject({ code: z.literal('undecided'), rules, because: z.array(dependency), scope }),
  z.strictObject({
    code: z.literal('more-rules'),
    outcome: z.enum(['allow', 'block', 'unknown']),
    rules,
  }),
  z.strictObject({
    code: z.literal('near-miss'),
    rule: ruleName,
    shortfalls: z.array(shortfall),
  }),
  z.strictObject({ code: z.literal('exempt-adapters'), adapters: texts, all: z.boolean() }),
  z.strictObject({ code: z.literal('local-rules-void') }),
  z.strictObject({
    code: z.literal('second-opinion'),
    rule: ruleName,
    field: text,
    registry: text,
    netSecurity: text,
  }),
  z.strictObject({
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
