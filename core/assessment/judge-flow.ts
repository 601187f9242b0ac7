import type { FlowDecision } from '../firewall/flow/decide-flow.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Direction, Profile } from '../firewall/terms.ts';
import type { DisputedSetting } from '../second-opinion/settings.ts';
import type { DisputedRule } from '../second-opinion/touches.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import type { EffectivePorts } from '../vmm/effective-ports.ts';
import { canFail, partCanFail } from '../vmm/level.ts';
import type { ResolvedPart } from '../vmm/resolve-parts.ts';
import { resolveOutboundParts, resolveParts } from '../vmm/resolve-parts.ts';
import type { Feature, Role } from '../vmm/terms.ts';
import { decideCatalogueFlow } from './decide-catalogue-flow.ts';
import type { Peers } from './peers.ts';
import { peerAddresses } from './peers.ts';

/** Everything one flow is judged with. */
export interface AssessmentContext {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly ports: EffectivePorts;
  readonly profiles: readonly Profile[];
  readonly features: ReadonlySet<Feature>;
  readonly peers: Peers;
  /** Rules about which registry and NetSecurity disagree. */
  readonly disputed: readonly DisputedRule[];
  /** The same of settings. */
  readonly disputedSettings: readonly DisputedSetting[];
}

/** A flow at one end, with its traffic on this host and what the policy does to it. */
export interface FlowJudgement {
  readonly direction: Direction;
  /** All parts, for display. */
  readonly parts: readonly ResolvedPart[];
  /** The parts the verdict rests on. */
  readonly judged: readonly ResolvedPart[];
  readonly decisions: readonly { readonly profile: Profile; readonly decision: FlowDecision }[];
}

/** Parts that only recommend something do not worsen the verdict of a flow that is needed. */
function judgedParts(
  flow: Flow,
  parts: readonly ResolvedPart[],
  features: ReadonlySet<Feature>,
): readonly ResolvedPart[] {
  if (!canFail(flow, features)) return parts;
  return parts.filter((part) => partCanFail(flow, part, features));
}

export function judgeFlow(
  flow: Flow,
  role: Role,
  direction: Direction,
  context: AssessmentContext,
): FlowJudgement {
  const { snapshot, policy, catalogue, ports, features } = context;
  const parts =
    direction === 'in'
      ? resolveParts(flow, snapshot, ports)
      : resolveOutboundParts(flow, role, catalogue, snapshot, ports);
  const judged = judgedParts(flow, parts, features);
  const peerRoles = (direction === 'in' ? flow.initiator : flow.listener).roles;
  const end = { direction, peers: peerAddresses(context.peers, peerRoles) };
  const profiles = judged.length === 0 ? [] : context.profiles;
  const decisions = profiles.map((profile) => ({
    profile,
    decision: decideCatalogueFlow(judged, end, profile, policy),
  }));
  return { direction, parts, judged, decisions };
}
