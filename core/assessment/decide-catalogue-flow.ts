import type { FlowDecision } from '../firewall/flow/decide-flow.ts';
import { decideFlow } from '../firewall/flow/decide-flow.ts';
import { bySeverity } from '../firewall/flow/verdict.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import { normalPath } from '../firewall/policy/program-path.ts';
import type { Actor, Traffic } from '../firewall/policy/traffic.ts';
import type { Direction, Profile } from '../firewall/terms.ts';
import type { ResolvedPart, ResolvedPorts, ResolvedProcess } from '../vmm/resolve-parts.ts';
import type { PeerAddresses } from './peers.ts';
import { trafficOfPart } from './traffic-of-part.ts';

type Ranges = ResolvedPorts['ranges'];

/** Who sends or listens, in the terms of the rule matcher. */
function actorOf(
  { program, fileName, services }: ResolvedProcess,
  folders: ReadonlyMap<string, string>,
): Actor {
  return {
    ...(program === undefined ? {} : { program: { path: normalPath(program, folders) } }),
    ...(fileName === undefined ? {} : { program: { fileName: fileName.toLowerCase() } }),
    ...(services === undefined
      ? {}
      : { services: (services ?? []).map((name) => name.toLowerCase()) }),
  };
}

/** One of several possible senders that nobody knows makes the whole list say nothing. */
function actorsOf(
  processes: readonly ResolvedProcess[],
  folders: ReadonlyMap<string, string>,
): Actor[] {
  const actors = processes.map((process) => actorOf(process, folders));
  const isBlank = ({ program, services }: Actor) => program === undefined && services === undefined;
  return actors.some(isBlank) ? [] : actors;
}

/** A flow as this host takes part in it. */
export interface FlowEnd {
  readonly direction: Direction;
  readonly peers: PeerAddresses;
}

function trafficOf(
  part: ResolvedPart,
  ranges: Ranges,
  end: FlowEnd,
  profile: Profile,
  policy: Policy,
): Traffic {
  const { environment } = policy;
  const need = {
    protocol: part.protocol,
    ports: ranges,
    isRpc: part.ports.kind === 'rpc-dynamic',
    actors: actorsOf(part.processes, environment.folders),
    remote: end.peers.sets,
  };
  return trafficOfPart(need, end.direction, profile, policy);
}

/** Where one of several ports is enough, the one that fares best stands for the part. */
function trafficOfBestPort(
  part: ResolvedPart,
  end: FlowEnd,
  profile: Profile,
  policy: Policy,
): Traffic {
  const { ranges } = part.ports;
  const oneIsEnough = part.alternatives !== undefined || part.ports.kind === 'provider-specific';
  const [first] = ranges;
  if (!oneIsEnough || first === undefined) return trafficOf(part, ranges, end, profile, policy);
  const judged = ranges.map((range) => {
    const traffic = trafficOf(part, [range], end, profile, policy);
    return { traffic, verdict: decideFlow(policy, [traffic], end.peers.given).verdict };
  });
  judged.sort((a, b) => bySeverity(b.verdict, a.verdict));
  return judged[0]?.traffic ?? trafficOf(part, ranges, end, profile, policy);
}

/** Decides all parts of a flow on one profile, as one set of traffic. */
export function decideCatalogueFlow(
  parts: readonly ResolvedPart[],
  end: FlowEnd,
  profile: Profile,
  policy: Policy,
): FlowDecision {
  const traffics = parts.map((part) => trafficOfBestPort(part, end, profile, policy));
  return decideFlow(policy, traffics, end.peers.given);
}
