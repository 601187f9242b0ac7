import { describeAddresses } from '../firewall/algebra/address-range.ts';
import type { Bound, Intervals } from '../firewall/algebra/intervals.ts';
import { pairsOf, union, unionOf } from '../firewall/algebra/intervals.ts';
import type { Box, DimensionName } from '../firewall/flow/box.ts';
import { setOf } from '../firewall/flow/box.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Family } from '../firewall/terms.ts';
import { interfaceTypes } from '../firewall/terms.ts';
import type { Scope } from './reason.ts';

const sameSet = (a: Intervals<Bound>, b: Intervals<Bound>) =>
  a.length === b.length && a.every((bound, i) => bound === b[i]);

/** `8100`, `49152-65535`. */
export function describePorts(ports: Intervals<Bound>): string[] {
  return pairsOf(ports).map(([from, to]) => {
    const last = Number(to) - 1;
    return last === Number(from) ? `${last}` : `${from}-${last}`;
  });
}

/** All values the boxes have in one dimension, of one family. */
function projection(
  boxes: readonly Box[],
  family: Family,
  dimension: DimensionName,
): Intervals<Bound> {
  return unionOf(boxes.filter((box) => box.family === family).map((box) => setOf(box, dimension)));
}

/** The addresses of both families in words; undefined where the boxes are not narrower than the traffic. */
function addresses(
  boxes: readonly Box[],
  traffic: Traffic,
  side: 'local' | 'remote',
): string[] | undefined {
  const narrowed = traffic.families
    .filter((family) => traffic.local[family].length > 0 && traffic.remote[family].length > 0)
    .map((family) => ({ family, set: projection(boxes, family, side) }));
  if (narrowed.every(({ family, set }) => sameSet(set, traffic[side][family]))) return undefined;
  return narrowed.flatMap(({ family, set }) => describeAddresses(family, set));
}

/**
 * What a group of boxes covers of the traffic, naming only the dimensions in which it is narrower.
 * @param namePorts name the ports all the same, to tell the parts of a flow apart
 */
export function scopeOf(boxes: readonly Box[], traffic: Traffic, namePorts = false): Scope {
  const ports = projectBoth(boxes, traffic, 'localPorts');
  const remotePorts = projectBoth(boxes, traffic, 'remotePorts');
  const [flowPorts, otherPorts] =
    traffic.direction === 'in' ? [ports, remotePorts] : [remotePorts, ports];
  const [ownPorts, ownOther] =
    traffic.direction === 'in'
      ? [traffic.localPorts, traffic.remotePorts]
      : [traffic.remotePorts, traffic.localPorts];
  const types = projectBoth(boxes, traffic, 'interfaceTypes');
  const remote = addresses(boxes, traffic, 'remote');
  const local = addresses(boxes, traffic, 'local');
  return {
    direction: traffic.direction,
    ...(!namePorts && sameSet(flowPorts, ownPorts) ? {} : { ports: describePorts(flowPorts) }),
    ...(sameSet(otherPorts, ownOther) ? {} : { otherPorts: describePorts(otherPorts) }),
    ...(remote === undefined ? {} : { remote }),
    ...(local === undefined ? {} : { local }),
    ...(sameSet(types, traffic.interfaceTypes)
      ? {}
      : {
          interfaceTypes: interfaceTypes.filter((_, i) =>
            pairsOf(types).some(([a, b]) => i >= Number(a) && i < Number(b)),
          ),
        }),
  };
}

function projectBoth(
  boxes: readonly Box[],
  traffic: Traffic,
  dimension: DimensionName,
): Intervals<Bound> {
  return traffic.families.reduce<Intervals<Bound>>(
    (set, family) => union(set, projection(boxes, family, dimension)),
    [],
  );
}
