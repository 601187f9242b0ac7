import type { ChangePlan, PlanStep } from '../../core/remediation/plan.ts';
import { planSchemaVersion } from '../../core/remediation/plan.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';
import { catalogueHash } from '../catalogue-hash.ts';

export interface PlanHead {
  readonly id: string;
  readonly now: Date;
  /** Name of the computer the plan is for; another one refuses it. */
  readonly host: string;
  readonly catalogue: Catalogue;
  /** The program with its version. */
  readonly tool: string;
}

/** The document that is shown, hashed and handed to the elevated script. */
export function planOf(steps: readonly PlanStep[], head: PlanHead): ChangePlan {
  return {
    schemaVersion: planSchemaVersion,
    kind: 'plan',
    id: head.id,
    createdAt: head.now.toISOString(),
    host: head.host,
    catalogue: { id: head.catalogue.id, hash: catalogueHash(head.catalogue) },
    tool: head.tool,
    steps: [...steps],
  };
}
