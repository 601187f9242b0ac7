import type {
  ChangePlan,
  PlanStep,
  RemovalPlan,
  RemovalStep,
} from '../../core/remediation/plan.ts';
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
  return { ...headOf(head), kind: 'plan', steps: [...steps] };
}

/** The same for the removal of rules of our own. */
export function removalPlanOf(steps: readonly RemovalStep[], head: PlanHead): RemovalPlan {
  return { ...headOf(head), kind: 'removal', steps: [...steps] };
}

const headOf = ({ id, now, host, catalogue, tool }: PlanHead) => ({
  // The literal type, which an object literal would widen.
  schemaVersion: planSchemaVersion as typeof planSchemaVersion,
  id,
  createdAt: now.toISOString(),
  host,
  catalogue: { id: catalogue.id, hash: catalogueHash(catalogue) },
  tool,
});
