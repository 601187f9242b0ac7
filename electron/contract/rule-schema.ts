import { z } from 'zod';
import { ruleFlaws, type RuleProblem } from '../../core/firewall/rule/rule-flaw.ts';
import { profiles } from '../../core/firewall/terms.ts';
import { sameType } from './equal.ts';

/** The words of Windows Firewall, and the names of rules, as they cross the border. */

export const direction = z.enum(['in', 'out']);
export const store = z.enum(['local', 'group-policy']);
export const profile = z.enum(profiles);

export const ruleRef = z.object({ store, id: z.string() });
export const ruleName = z.object({ store, id: z.string(), name: z.string() });

export const ruleProblem = z.object({
  key: z.string(),
  value: z.string().exactOptional(),
  flaw: z.enum(ruleFlaws),
  found: z.string().exactOptional(),
});

sameType<z.infer<typeof ruleProblem>, RuleProblem>(true);
