import manifest from '../../package.json' with { type: 'json' };
import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { applyExceptions } from '../../core/exceptions/apply-exceptions.ts';
import type { FlowException } from '../../core/exceptions/exception.ts';
import { cleanText } from '../../core/remediation/plain-text.ts';
import type { ChangePlan } from '../../core/remediation/plan.ts';
import { propose, type Proposal, type RulePlace } from '../../core/remediation/propose.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { AssessResult } from '../assess-input.ts';
import { dayOf } from '../local-time.ts';
import { planOf } from './plan-of.ts';
import { sealedPlan } from './plan-file.ts';

/** A host that is not named gets a plan to look at, which no computer will take for its own. */
const nameless = 'unknown';
export const isNameless = ({ host }: ChangePlan): boolean => host === nameless;

export type AssessedHost = Omit<Extract<AssessResult, { kind: 'assessed' }>, 'kind'>;

export interface HostPlan {
  /** Sealed, as a file holds it. */
  readonly plan: ChangePlan;
  readonly proposal: Proposal;
}

export interface PlanWish {
  /** `null` for everything that fails the host and is not excepted. */
  readonly chosen: readonly FlowKey[] | null;
  readonly now: Date;
  /** Where the rules are to stand. */
  readonly place: RulePlace;
  readonly exceptions: readonly FlowException[];
}

/** What would open the flows of a host, as a proposal and as the document that carries it. */
export function planHost(
  snapshot: Snapshot,
  { assessment, catalogue, situation }: AssessedHost,
  { chosen, now, place, exceptions }: PlanWish,
): HostPlan {
  const today = dayOf(now);
  const excepted = (each: Assessment) => applyExceptions(each, exceptions, today).assessment;
  // What is closed on purpose stays so, unless it is asked for.
  const flows = chosen ?? excepted(assessment).flows.filter((flow) => flow.failing);
  const proposed = propose(snapshot, catalogue, situation, flows, today, place);
  const proposal = {
    ...proposed,
    before: excepted(proposed.before),
    after: excepted(proposed.after),
  };
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
