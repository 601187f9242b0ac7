import type { Summary } from '../../core/assessment/model.ts';
import type { FlowVerdict } from '../../core/firewall/flow/verdict.ts';

/** The outcome drawn like the verdict it is made of. */
export const shapeOfOutcome: Record<Summary['outcome'], FlowVerdict> = {
  compliant: 'allowed',
  'action-needed': 'missing',
  unknown: 'unknown',
};
