import { cleanText } from '../../core/remediation/plain-text.ts';
import { ownRemovalOf, type OwnRemoval } from '../../core/remediation/own-rules-of.ts';
import type { RemovalPlan } from '../../core/remediation/plan.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { loadCatalogue } from '../catalogue.ts';
import { removalPlanOf, type PlanHead } from './plan-of.ts';

/** A removal asks for no flows; the document names a catalogue all the same. */
const anyCatalogue = 'vmm-2025';

export interface OwnRemovalPlan {
  readonly removal: OwnRemoval;
  readonly plan: RemovalPlan;
}

/**
 * What removes every rule of this program from a host, as a document.
 * @returns or what could not be read of it, without which nothing may be removed
 */
export function ownRemovalPlan(
  snapshot: Snapshot,
  head: Pick<PlanHead, 'id' | 'now' | 'tool'>,
): Result<OwnRemovalPlan, 'rules' | 'name'> {
  const removal = ownRemovalOf(snapshot);
  if (removal === undefined) return failure('rules');
  const { host } = snapshot;
  const name = isAvailable(host) ? cleanText(host.name, 255) : '';
  if (name === '') return failure('name');
  const catalogue = loadCatalogue(anyCatalogue);
  return success({
    removal,
    plan: removalPlanOf(removal.steps, { ...head, host: name, catalogue }),
  });
}
