import { z } from 'zod';
import { profiles } from '../../core/firewall/terms.ts';

/** The words of Windows Firewall, and the names of rules, as they cross the border. */

export const direction = z.enum(['in', 'out']);
export const store = z.enum(['local', 'group-policy']);
export const profile = z.enum(profiles);

export const ruleRef = z.strictObject({ store, id: z.string() });
export const ruleName = z.strictObject({ store, id: z.string(), name: z.string() });
