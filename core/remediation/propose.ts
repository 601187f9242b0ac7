import { assess, contextOf } from '../assessment/assess.ts';
import { isSameFlow, type FlowKey } from '../assessment/flow-key.ts';
import { judgeFlow } from '../assessment/judge-flow.ts';
import type { FlowJudgement } from '../assessment/judge-flow.ts';
import type { Assessment, FlowAssessment } from '../assessment/model.ts';
import type { Peers } from '../assessment/peers.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import type { Situation } from '../assessment/situation.ts';
import { describeReason } from '../assessment/words/english.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Direction } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import type { Role } from '../vmm/terms.ts';
import type { Hindrance } from './hindrance.ts';
import { hindranceOf } from './hindrance.ts';
import { stepsOf } from './merge-wishes.ts';
import { applySteps } from './plan-effect.ts';
import type { PlanStep } from './plan.ts';
import type { StepWish } from './propose-steps.ts';
import { wishesOf } from './propose-steps.ts';

/** Changes that open flows, each proved in memory, and the flows that no local change can open. */
export interface Proposal {
  readonly steps: readonly PlanStep[];
  readonly hindered: readonly (FlowKey & {
    readonly hindrance: Hindrance;
    readonly wishes: readonly StepWish[];
  })[];
  readonly before: Assessment;
  /** The assessment as it will be, after all steps. */
  readonly after: Assessment;
}

interface Judged {
  readonly key: FlowKey;
  readonly flow: Flow;
  readonly judgement: FlowJudgement;
  readonly wishes: readonly StepWish[];
}

/** Open for all, or for those addresses that nobody has contradicted. */
export const isOpen = ({ verdict, review }: FlowAssessment) =>
  verdict === 'allowed' || verdict === 'allowed-by-default' || (verdict === 'limited' && review);

/** Peers' addresses that the other end's roles were given. */
function peersOf(flow: Flow, direction: Direction, peers: Peers): string[] {
  const roles = (direction === 'in' ? flow.initiator : flow.listener).roles;
  return roles.flatMap((role) => peers[role] ?? []);
}

/**
 * Proposes the changes that open the chosen flows. A step stays only if one of its flows is open
 * once all steps are applied in memory; what stays closed is told with what stands in the way.
 * @param chosen `null` for everything that fails the host
 * @param date the day for descriptions, ISO 8601
 */
export function propose(
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  chosen: readonly FlowKey[] | null,
  date: string,
): Proposal {
  const policy = policyOfSnapshot(snapshot);
  const before = assess(snapshot, catalogue, situation, policy);
  const targets = before.flows.filter((flow) =>
    chosen === null ? flow.failing : chosen.some((key) => isSameFlow(key, flow)),
  );
  const judged = targets.flatMap((target) =>
    judgeTarget(target, snapshot, catalogue, situation, policy),
  );
  const helped = judged.filter(({ judgement }) => hindranceOf(judgement, policy) === undefined);
  const wanted = stepsOf(
    helped.flatMap(({ wishes }) => wishes),
    policy,
    date,
  );
  const tried = assess(applySteps(snapshot, wanted), catalogue, situation);
  const opened = tried.flows.filter(
    (flow) => isOpen(flow) && helped.some(({ key }) => isSameFlow(key, flow)),
  );
  const steps = wanted.filter((step) =>
    step.flows.some((id) => opened.some((flow) => flow.id === id)),
  );
  const after =
    steps.length === wanted.length
      ? tried
      : assess(applySteps(snapshot, steps), catalogue, situation);
  const hindered = judged
    .filter(({ key }) => !opened.some((flow) => isSameFlow(key, flow)))
    .map(({ key, judgement, wishes }) => ({
      ...key,
      wishes,
      hindrance: hindranceFor(hindranceOf(judgement, policy), after, key),
    }));
  return { steps, hindered, before, after };
}

function judgeTarget(
  target: FlowAssessment,
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  policy: Policy,
): Judged[] {
  const flow = catalogue.flows.find(({ id }) => id === target.id);
  if (flow === undefined) return [];
  const { direction } = target;
  const role = roleOf(flow, target);
  const judgement = judgeFlow(
    flow,
    role,
    direction,
    contextOf(snapshot, catalogue, situation, policy),
  );
  const wishes = wishesOf(flow, judgement, peersOf(flow, direction, situation.peers), policy);
  return [{ key: { id: flow.id, direction }, flow, judgement, wishes }];
}

function roleOf(flow: Flow, target: FlowAssessment): Role {
  const roles = target.direction === 'in' ? flow.listener.roles : flow.initiator.roles;
  return roles.find((role) => role === target.role) ?? roles[0] ?? 'management-server';
}

/** The rules may open a flow about which NetSecurity says otherwise: then there is something to do. */
function hindranceFor(found: Hindrance | undefined, after: Assessment, key: FlowKey): Hindrance {
  const flow = after.flows.find((each) => isSameFlow(each, key));
  const isTold = found?.kind !== 'nothing-to-do' || flow === undefined || isOpen(flow);
  return found !== undefined && isTold ? found : stillClosed(after, key);
}

function stillClosed(after: Assessment, key: FlowKey): Hindrance {
  const flow = after.flows.find((each) => isSameFlow(each, key));
  const reasons = flow?.profiles.flatMap((profile) => profile.reasons) ?? [];
  return { kind: 'unknown', because: reasons.map(describeReason) };
}
