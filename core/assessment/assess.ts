import { bySeverity } from '../firewall/flow/verdict.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Direction } from '../firewall/terms.ts';
import { secondOpinionOf } from '../second-opinion/of-snapshot.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import { configurationFaults } from '../vmm/configuration-faults.ts';
import { effectivePorts } from '../vmm/effective-ports.ts';
import { evidenceText } from '../vmm/evidence.ts';
import { faultText } from '../vmm/fault.ts';
import type { Role } from '../vmm/terms.ts';
import { features as allFeatures, hostRoles } from '../vmm/terms.ts';
import { assessFlow } from './assess-flow.ts';
import type { AssessmentContext } from './judge-flow.ts';
import type { Assessment, FaultSummary, FlowAssessment, HostSummary } from './model.ts';
import { assessmentSchemaVersion } from './model.ts';
import { notesOf } from './notes.ts';
import { policyOfSnapshot } from './policy-of-snapshot.ts';
import type { Situation } from './situation.ts';
import { summarise } from './summary.ts';

/**
 * Judges every flow of the catalogue in which this host takes part, at its listening and at its
 * initiating end. Pure: the same snapshot, catalogue and situation give the same assessment.
 * @param policy the snapshot's policy, when the caller has it already or thinks of another one
 */
export function assess(
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  policy: Policy = policyOfSnapshot(snapshot),
): Assessment {
  const context = contextOf(snapshot, catalogue, situation, policy);
  const roles = new Set(situation.roles.map(({ id }) => id));
  const flows = catalogue.flows.flatMap((flow) => bothEnds(flow, roles, context)).sort(worstFirst);
  const faults = faultsOf(context, situation, roles);
  return {
    schemaVersion: assessmentSchemaVersion,
    host: hostSummary(snapshot),
    release: {
      id: situation.release,
      name: catalogue.name,
      from: situation.releaseFrom,
      evidence: situation.releaseEvidence,
    },
    catalogue: { id: catalogue.id, name: catalogue.name },
    roles: situation.roles,
    features: situation.features,
    profiles: situation.profiles,
    summary: summarise(flows, faults),
    flows,
    faults,
    notes: [...situation.notes, ...notesOf(snapshot, policy)],
  };
}

function faultsOf(
  context: AssessmentContext,
  { release }: Situation,
  ids: ReadonlySet<string>,
): FaultSummary[] {
  const { snapshot, catalogue, features, ports } = context;
  const roles = new Set(hostRoles.filter((role) => ids.has(role)));
  const found = configurationFaults({
    snapshot,
    release,
    flows: catalogue.flows,
    roles,
    featuresInUse: features,
    ports,
  });
  return found.map((fault) => ({
    id: fault.id,
    code: fault.code,
    params: { ...fault.params },
    severity: fault.severity,
    text: faultText(fault),
    evidence: fault.evidence.map(evidenceText),
    sources: fault.sources,
    flows: fault.flows,
  }));
}

/** What every flow of this host is judged with. */
export function contextOf(
  snapshot: Snapshot,
  catalogue: Catalogue,
  situation: Situation,
  policy: Policy,
): AssessmentContext {
  const opinion = secondOpinionOf(snapshot, policy);
  const inUse = new Set(situation.features.map(({ id }) => id));
  return {
    snapshot,
    policy,
    catalogue,
    ports: effectivePorts(snapshot, situation.release),
    profiles: situation.profiles.judged,
    features: new Set(allFeatures.filter((feature) => inUse.has(feature))),
    peers: situation.peers,
    disputed: opinion.disputed,
    disputedSettings: opinion.disputedSettings,
  };
}

/** A host may be at one end of a flow, at both, or at none. */
function bothEnds(
  flow: Flow,
  roles: ReadonlySet<string>,
  context: AssessmentContext,
): FlowAssessment[] {
  const ends: readonly (readonly [Direction, readonly Role[]])[] = [
    ['in', flow.listener.roles],
    ['out', flow.initiator.roles],
  ];
  return ends.flatMap(([direction, endRoles]) => {
    const role = endRoles.find((each) => roles.has(each));
    return role === undefined ? [] : [assessFlow(flow, role, direction, context)];
  });
}

const worstFirst = (a: FlowAssessment, b: FlowAssessment): number =>
  Number(b.failing) - Number(a.failing) ||
  Number(b.needed) - Number(a.needed) ||
  bySeverity(a.verdict, b.verdict);

function hostSummary({ host, windows, collection, collectedAt }: Snapshot): HostSummary {
  return {
    name: isAvailable(host) ? host.name : null,
    domain: isAvailable(host) ? host.domain : null,
    windows: isAvailable(windows)
      ? `${windows.product} (${windows.major}.${windows.minor}.${windows.build})`
      : null,
    collectedAt: collectedAt ?? null,
    elevated: isAvailable(collection) ? collection.elevated : null,
  };
}
