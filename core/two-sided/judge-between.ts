import { assessFlow } from '../assessment/assess-flow.ts';
import type { AssessmentContext } from '../assessment/judge-flow.ts';
import type { Catalogue, Flow } from '../vmm/catalogue.ts';
import { resolveOutboundParts, resolveParts } from '../vmm/resolve-parts.ts';
import type { Role } from '../vmm/terms.ts';
import { addressesBetween } from './host-addresses.ts';
import type { BetweenOutcome, FlowBetween, TwoSidedHost } from './model.ts';
import { onePortFlows } from './one-port-flows.ts';
import { conclude } from './outcome.ts';
import { portsBetween, portsDiffer } from './port-agreement.ts';

/** One host with everything its flows are judged with. */
export interface JudgedHost {
  readonly host: TwoSidedHost;
  readonly context: AssessmentContext;
  readonly catalogue: Catalogue;
}

/** One direction between two hosts. */
interface Way {
  readonly initiator: JudgedHost;
  readonly listener: JudgedHost;
}

/** Every flow that the first host opens to the second, as its roles and theirs ask for. */
export function judgeBetween(initiator: JudgedHost, listener: JudgedHost): FlowBetween[] {
  const way = contextsOf({ initiator, listener });
  return initiator.catalogue.flows.flatMap((flow) => {
    const from = roleAmong(flow.initiator.roles, initiator.host);
    const to = roleAmong(flow.listener.roles, listener.host);
    const isKnown = listener.catalogue.flows.some(({ id }) => id === flow.id);
    if (from === undefined || to === undefined || !isKnown || flow.parts.length === 0) return [];
    const tried = onePortFlows(flow).map((one) => judgeOne(one, from, to, way));
    const [best] = tried.toSorted((a, b) => better(a.outcome, b.outcome));
    return best === undefined ? [] : [best];
  });
}

const roleAmong = (roles: readonly Role[], host: TwoSidedHost): Role | undefined =>
  roles.find((role) => host.roles.includes(role));

const goodness: readonly BetweenOutcome[] = ['open', 'partly', 'unknown', 'closed'];
const better = (a: BetweenOutcome, b: BetweenOutcome) => goodness.indexOf(a) - goodness.indexOf(b);

/** Each end with what it takes from the other: features in use, ports, and the listener's dynamic range. */
function contextsOf({ initiator, listener }: Way): Way {
  const [from, to] = [initiator.context, listener.context];
  const shared = {
    features: new Set([...from.features, ...to.features]),
    ports: portsBetween(from.ports, to.ports),
  };
  const { dynamicPorts } = to.snapshot;
  return {
    initiator: {
      ...initiator,
      context: { ...from, ...shared, snapshot: { ...from.snapshot, dynamicPorts } },
    },
    listener: { ...listener, context: { ...to, ...shared } },
  };
}

/** The other end's addresses, whatever roles it has; none where they are not known. */
const peersOf = (own: TwoSidedHost, other: TwoSidedHost, roles: readonly Role[]) => {
  const addresses = addressesBetween(own.addresses, other.addresses);
  return Object.fromEntries(roles.map((role) => [role, addresses]));
};

function judgeOne(flow: Flow, from: Role, to: Role, { initiator, listener }: Way): FlowBetween {
  const outbound: AssessmentContext = {
    ...initiator.context,
    peers: peersOf(initiator.host, listener.host, [to]),
  };
  const inbound: AssessmentContext = {
    ...listener.context,
    peers: peersOf(listener.host, initiator.host, [from]),
  };
  // Only this pair is asked about, so the roles that either of them does not have say nothing.
  const pair = {
    ...flow,
    initiator: { ...flow.initiator, roles: [from] },
    listener: { ...flow.listener, roles: [to] },
  };
  const ends = {
    initiator: assessFlow(pair, from, 'out', outbound),
    listener: assessFlow(pair, to, 'in', inbound),
  };
  const differ = portsDiffer(
    resolveOutboundParts(pair, from, initiator.catalogue, outbound.snapshot, outbound.ports),
    resolveParts(pair, inbound.snapshot, inbound.ports),
  );
  const { id, purpose, level, protocol, ports } = ends.listener;
  return {
    id,
    purpose,
    level,
    needed: ends.initiator.needed || ends.listener.needed,
    protocol,
    ports,
    initiator: initiator.host.name,
    listener: listener.host.name,
    ...conclude(ends, differ),
    portsDiffer: differ,
    ends,
  };
}
