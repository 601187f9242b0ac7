import { z } from 'zod';
import type { Dependency, OpenCondition } from '../../core/firewall/decision/dependency.ts';
import { ruleFlaws } from '../../core/firewall/rule/rule-flaw.ts';
import { sameType } from './equal.ts';
import { ruleRef, store } from './rule-schema.ts';

/** What an answer depends on, as it crosses the border; held equal to core/firewall/decision. */

const text = z.string();
const texts = z.array(text);

const openCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('doubt'), key: text, flaw: z.enum(ruleFlaws) }),
  z.object({ kind: z.literal('unknown-key'), key: text }),
  z.object({ kind: z.literal('undecidable-key'), key: text }),
  z.object({ kind: z.literal('local-user') }),
  z.object({ kind: z.literal('newer-version'), minor: z.number() }),
  z.object({ kind: z.literal('process'), names: texts, programKnown: z.boolean() }),
  z.object({ kind: z.literal('adapter') }),
  z.object({ kind: z.literal('port'), side: z.enum(['local', 'remote']), words: texts }),
  z.object({ kind: z.literal('icmp') }),
  z.object({ kind: z.literal('interface-type') }),
  z.object({ kind: z.literal('address'), words: texts }),
]);

export const dependency = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: ruleRef, conditions: z.array(openCondition) }),
  z.object({ kind: z.literal('ipsec'), rule: ruleRef }),
  z.object({ kind: z.literal('unreadable'), store, reason: text }),
  z.object({ kind: z.literal('service-not-running') }),
  z.object({ kind: z.literal('more-rules'), count: z.number() }),
]);

sameType<z.infer<typeof openCondition>, OpenCondition>(true);
sameType<z.infer<typeof dependency>, Dependency>(true);
