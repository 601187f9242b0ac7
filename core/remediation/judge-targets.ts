import { contextOf } from '../assessment/assess.ts';
import type { FlowKey } from '../assessment/flow-key.ts';
import { judgeFlow, type AssessmentContext, type FlowJudgement } from '../assessment/judge-flow.ts';
import type { FlowAssessment } from '../assessment/model.ts';
import type { Peers } from '../assessment/peers.ts';
import type { Situation } from '../assessment/situation.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Direction } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import type { Role } from '../vmm/terms.ts';
import type { ClosedProfiles } from './hindrance.ts';
import { closedProfilesOf } from './hindrance.ts';

/** A flow that is to be opened, with what its policy does to it and where a rule can help. */
export interface Target {
  readonly key: FlowKey;
  readonly flow: Flow;
  readonly judgement: FlowJudgement;
  readonly closed: ClosedProfiles;
  /** Addresses of the other end, empty for any. */
  readonly peers: readonly string[];
}

/** The flows as they are judged now; one that the catalogue does not have is left out. */
export function judgeTargets(
  flows: readonly FlowAssessment[],
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  policy: Policy,
): Target[] {
  const context = contextOf(snapshot, catalogue, situation, policy);
  return flows.flatMap((assessed) => {
    const flow = catalogue.flows.find(({ id }) => id === assessed.id);
    return flow === undefined ? [] : [targetOf(flow, assessed, context)];
  });
}

function targetOf(flow: Flow, assessed: FlowAssessment, context: AssessmentContext): Target {
  const { direction } = assessed;
  const judgement = judgeFlow(flow, roleOf(flow, assessed), direction, context);
  return {
    key: { id: flow.id, direction },
    flow,
    judgement,
    closed: closedProfilesOf(judgement, context.policy),
    peers: peersOf(flow, direction, context.peers),
  };
}

function roleOf(flow: Flow, { direction, role }: FlowAssessment): Role {
  const roles = direction === 'in' ? flow.listener.roles : flow.initiator.roles;
  return roles.find((each) => each === role) ?? roles[0] ?? 'management-server';
}

/** Peers' addresses that the other end's roles were given. */
function peersOf(flow: Flow, direction: Direction, peers: Peers): string[] {
  const roles = (direction === 'in' ? flow.initiator : flow.listener).roles;
  return roles.flatMap((role) => peers[role] ?? []);
}
