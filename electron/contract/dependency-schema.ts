import { z } from 'zod';
import type { Dependency, OpenCondition } from '../../core/firewall/decision/dependency.ts';
import { ruleFlaws } from '../../core/firewall/rule/rule-flaw.ts';
import { sameType } from './equal.ts';
import { ruleRef, store } from './rule-schema.ts';

/** What an answer depends on, as it crosses the border; held equal to core/firewall/decision. */

const text = z.string();
const texts = z.array(text);

const openCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('doubt'), key: text, flaw: z.enum(ruleFlaws) }),
  z.strictObject({ kind: z.literal('unknown-key'), key: text }),
  z.strictObject({ kind: z.literal('undecidable-key'), key: text }),
  z.strictObject({ kind: z.literal('local-user') }),
  z.strictObject({ kind: z.literal('newer-version'), minor: z.number() }),
  z.strictObject({ kind: z.literal('process'), names: texts, programKnown: z.boolean() }),
  z.strictObject({ kind: z.literal('adapter') }),
  z.strictObject({ kind: z.literal('port'), side: z.enum(['local', 'remote']), words: texts }),
  z.strictObject({ kind: z.literal('icmp') }),
  z.strictObject({ kind: z.literal('interface-type') }),
  z.strictObject({ kind: z.literal('address'), words: texts }),
]);

export const dependency = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), rule: ruleRef, conditions: z.array(openCondition) }),
  z.strictObject({ kind: z.literal('ipsec'), rule: ruleRef }),
  z.strictObject({ kind: z.literal('unreadable'), store, reason: text }),
  z.strictObject({ kind: z.literal('service-not-running') }),
  z.strictObject({ kind: z.literal('more-rules'), count: z.number() }),
]);

sameType<z.infer<typeof openCondition>, OpenCondition>(true);
sameType<z.infer<typeof dependency>, Dependency>(true);
