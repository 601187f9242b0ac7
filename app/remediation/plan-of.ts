import { createHash } from 'node:crypto';
import type { ChangePlan, PlanStep } from '../../core/remediation/plan.ts';
import { planSchemaVersion } from '../../core/remediation/plan.ts';
import { canonicalContent, type Catalogue } from '../../core/vmm/catalogue.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Names the exact catalogue in plans and reports. */
export const catalogueHash = (catalogue: Catalogue): string => sha256(canonicalContent(catalogue));

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
