import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { shortName } from '../../core/remediation/writers/ansible-playbook.ts';
import type { FlowException } from '../../core/exceptions/exception.ts';
import { fixOf, type Fix } from '../../core/remediation/writers/fix.ts';
import type { RulePlace } from '../../core/remediation/propose.ts';
import { assessHost } from '../assess-input.ts';
import { questionFor, type FleetSituation } from '../fleet-host.ts';
import type { FleetInput } from '../fleet-inputs.ts';
import { loadInputs, type LocateSample } from '../load-inputs.ts';
import { isNameless, planHost } from './host-plan.ts';

/** One host of many, and what would open its flows. */
export interface PlannedHost {
  readonly kind: 'planned';
  readonly input: string;
  readonly fix: Fix;
  /** Flows that are needed and stay closed. */
  readonly stillFailing: number;
}

export type FleetPlan =
  | PlannedHost
  /** One sentence: which input, and what is wrong with it. */
  | { readonly kind: 'unread'; readonly input: string; readonly problem: string }
  /** A file that lies among the hosts and is something else. */
  | { readonly kind: 'left-out'; readonly input: string };

export interface FleetPlanChoice extends FleetSituation {
  /** Ids of flows; null for everything that fails a host. */
  readonly flows: readonly string[] | null;
  readonly place: RulePlace;
  readonly exceptions: readonly FlowException[];
  readonly now: Date;
}

/** Plans the change of each input as one host, in their order; a broken input does not stop the others. */
export async function planEach(
  inputs: readonly FleetInput[],
  choice: FleetPlanChoice,
  locateSample: LocateSample,
  seen: (done: number, plan: FleetPlan) => void,
): Promise<FleetPlan[]> {
  const plans: FleetPlan[] = [];
  const inputOfHost = new Map<string, string>();
  for (const input of inputs) {
    const plan = onceForHost(await planInput(input, choice, locateSample), inputOfHost);
    plans.push(plan);
    seen(plans.length, plan);
  }
  return plans;
}

/** Files and playbooks know a host by the first part of its name, so each has one plan. */
function onceForHost(plan: FleetPlan, inputOfHost: Map<string, string>): FleetPlan {
  if (plan.kind !== 'planned') return plan;
  const { input } = plan;
  const host = shortName(plan.fix.plan.host);
  const first = inputOfHost.get(host);
  inputOfHost.set(host, first ?? input);
  if (first === undefined) return plan;
  const problem = `${input}: it is of ${plan.fix.plan.host}, which is planned from ${first} already; it was left out.`;
  return { kind: 'unread', input, problem };
}

async function planInput(
  { path: input, isNamed }: FleetInput,
  choice: FleetPlanChoice,
  locateSample: LocateSample,
): Promise<FleetPlan> {
  const unread = (problem: string): FleetPlan => ({ kind: 'unread', input, problem });
  const loaded = await loadInputs([input], locateSample);
  if (!loaded.ok && loaded.kind === 'other' && !isNamed) return { kind: 'left-out', input };
  if (!loaded.ok) return unread(loaded.error);
  const judged = assessHost(loaded.snapshot, choice.given, choice.catalogue);
  if (judged.kind === 'ask') return unread(questionFor(input, judged));
  const chosen = chosenFlows(choice.flows, judged.assessment);
  const { plan, proposal } = planHost(loaded.snapshot, judged, { ...choice, chosen });
  if (isNameless(plan))
    return unread(`${input}: it does not say which computer it is of, so no file can be for it.`);
  return {
    kind: 'planned',
    input,
    fix: fixOf(plan, judged.catalogue),
    stillFailing: proposal.after.summary.failing,
  };
}

/** Both ends of each flow that the host takes part in. */
function chosenFlows(ids: readonly string[] | null, { flows }: Assessment): FlowKey[] | null {
  if (ids === null) return null;
  return flows.filter(({ id }) => ids.includes(id)).map(({ id, direction }) => ({ id, direction }));
}
