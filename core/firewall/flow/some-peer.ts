import type { Bound, Intervals } from '../algebra/intervals.ts';
import { intersect, overlaps, subtract, unionOf } from '../algebra/intervals.ts';
import { allAddresses } from '../policy/address-condition.ts';
import { defaultDynamicTcp } from '../policy/environment.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Family } from '../terms.ts';
import type { Box } from './box.ts';
import { setOf } from './box.ts';
import type { DecidedTraffic } from './decide-traffic.ts';

/** The port that whoever opens the connection happens to have: the peer's inbound, else our own. */
const callersPort = ({ direction }: Traffic) => (direction === 'in' ? 'remotePorts' : 'localPorts');

/** Does the box hold traffic as Windows sends it, from a port that it gives to clients? */
function isUsual(box: Box, traffic: Traffic): boolean {
  const own: Intervals<Bound> = traffic[callersPort(traffic)];
  const usual = intersect<Bound>(own, defaultDynamicTcp);
  return overlaps(setOf(box, callersPort(traffic)), usual.length > 0 ? usual : own);
}

/** Peers of a family for which nothing of the traffic is closed or undecided. */
function servedPeers({ traffic, parts }: DecidedTraffic, family: Family): Intervals<Bound> {
  if (traffic.local[family].length === 0) return [];
  const left = parts.filter(
    ({ box, outcome }) => outcome !== 'allow' && box.family === family && isUsual(box, traffic),
  );
  return subtract(traffic.remote[family], unionOf(left.map(({ box }) => setOf(box, 'remote'))));
}

/**
 * Is there an address from which (outbound: to which) the whole flow is open? Then only the peers'
 * addresses decide whether it is open enough; a rule for one port, adapter or address of this host
 * is too narrow for every peer.
 */
export function isOpenToSomePeer(decided: readonly DecidedTraffic[]): boolean {
  return ([4, 6] as const).some((family) => {
    const served = decided.map((each) => servedPeers(each, family));
    return served.reduce((all, peers) => intersect(all, peers), allAddresses[family]).length > 0;
  });
}
