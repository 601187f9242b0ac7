import manifest from '../../package.json' with { type: 'json' };
import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Situation } from '../../core/assessment/situation.ts';
import { cleanText } from '../../core/remediation/plain-text.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import { propose, type Proposal, type RulePlace } from '../../core/remediation/propose.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { Catalogue } from '../../core/vmm/catalogue.ts';
import { planOf } from './plan-of.ts';
import { sealedPlan } from './plan-file.ts';

/** A host that is not named gets a plan to look at, which no computer will take for its own. */
const nameless = 'unknown';
export const isNameless = ({ host }: ChangePlan): boolean => host === nameless;

export interface HostPlan {
  /** Sealed, as a file holds it. */
  readonly plan: ChangePlan;
  readonly proposal: Proposal;
}

/**
 * What would open the flows of a host, as a proposal and as the document that carries it.
 * @param chosen `null` for everything that fails the host
 * @param place where the rules are to stand
 */
export function planHost(
  snapshot: Snapshot,
  { catalogue, situation }: { readonly catalogue: Catalogue; readonly situation: Situation },
  chosen: readonly FlowKey[] | null,
  now: Date,
  place: RulePlace = 'local',
): HostPlan {
  const day = now.toISOString().slice(0, 10);
  const proposal = propose(snapshot, catalogue, situation, chosen, day, place);
  const { host } = snapshot;
  const name = isAvailable(host) ? cleanText(host.name, 255) : '';
  const head = {
    id: 'unsealed',
    now,
    host: name === '' ? nameless : name,
    catalogue,
    tool: `VMM Firewall Companion ${manifest.version}`,
  };
  return { plan: sealedPlan(planOf(proposal.steps, head)), proposal };
}
