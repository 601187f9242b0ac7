import type { ChangePlan } from '../../core/remediation/plan.ts';
import type { Fix } from '../../core/remediation/writers/fix.ts';
import { hostileTexts } from './hostile-plan.ts';

/** A fix whose comments carry hostile text, too. */
export const hostileFix = (plan: ChangePlan): Fix => ({
  plan,
  flows: new Map([
    ['console-to-server-wcf', { purpose: hostileTexts.join(' '), sources: [...hostileTexts] }],
  ]),
});
