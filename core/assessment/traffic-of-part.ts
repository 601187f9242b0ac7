import type { Bound, Intervals } from '../firewall/algebra/intervals.ts';
import { intervalsOf } from '../firewall/algebra/intervals.ts';
import { parseIpAddress } from '../firewall/algebra/ip-address.ts';
import { allAddresses } from '../firewall/policy/address-condition.ts';
import { normalGuid } from '../firewall/policy/compiled-rule.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import { allPorts } from '../firewall/policy/port-condition.ts';
import type { Actor, AddressSets, Traffic } from '../firewall/policy/traffic.ts';
import type { Direction, Family, Profile } from '../firewall/terms.ts';
import { interfaceTypes, tcp, udp } from '../firewall/terms.ts';
import type { NetworkAdapter } from '../snapshot/schema.ts';

/** What a part of a flow needs, with everything the host answers filled in. */
export interface TrafficNeed {
  readonly protocol: 'tcp' | 'udp';
  /** First and last of each range. */
  readonly ports: readonly (readonly [number, number])[];
  readonly isRpc: boolean;
  readonly actors: readonly Actor[];
  readonly remote: AddressSets;
}

const both: readonly Family[] = [4, 6];

function adapterTypes(adapters: readonly NetworkAdapter[]): Intervals<number> {
  const positions = adapters.map(({ type }) =>
    type === undefined ? -1 : interfaceTypes.indexOf(type),
  );
  if (positions.length === 0 || positions.includes(-1)) return [0, interfaceTypes.length];
  return intervalsOf(positions.flatMap((position) => [position, position + 1]));
}

/** The host's own addresses on the profile; all addresses where the snapshot knows none. */
function ownAddresses(adapters: readonly NetworkAdapter[]): AddressSets {
  const known = adapters.flatMap(({ addresses }) =>
    addresses.map(({ address }) => parseIpAddress(address)),
  );
  if (known.length === 0) return allAddresses;
  const setOf = (family: Family): Intervals<Bound> =>
    intervalsOf(
      known.flatMap((address): Bound[] => {
        if (address?.family !== family) return [];
        return address.family === 4
          ? [address.value, address.value + 1]
          : [address.value, address.value + 1n];
      }),
    );
  return { 4: setOf(4), 6: setOf(6) };
}

/** Peers of a family the host has no address of: its addresses may change, so all of them stand for it. */
function reachable(local: AddressSets, remote: AddressSets): AddressSets {
  const meet = both.some((family) => local[family].length > 0 && remote[family].length > 0);
  return meet ? local : allAddresses;
}

/**
 * The profile's adapters that the firewall guards: what comes over one that is exempt passes anyway
 * (law 4.1). All of them where all are exempt, which the decision then says.
 */
function guardedAdapters({ environment, settings }: Judging, profile: Profile) {
  const own = environment.adapters?.filter((adapter) => adapter.profile === profile) ?? [];
  const exempt = settings[profile].exemptInterfaces.value;
  const guarded = own.filter(({ id }) => !exempt.includes(normalGuid(id)));
  return guarded.length > 0 ? guarded : own;
}

type Judging = Pick<Policy, 'environment' | 'settings'>;

/** One part of a flow on one profile as the set of traffic that must pass. */
export function trafficOfPart(
  need: TrafficNeed,
  direction: Direction,
  profile: Profile,
  policy: Judging,
): Traffic {
  const ports = intervalsOf(need.ports.flatMap(([first, last]) => [first, last + 1]));
  const adapters = guardedAdapters(policy, profile);
  return {
    direction,
    profile,
    protocol: need.protocol === 'tcp' ? tcp : udp,
    families: both,
    localPorts: direction === 'in' ? ports : allPorts,
    remotePorts: direction === 'in' ? allPorts : ports,
    isRpc: need.isRpc && direction === 'in',
    icmp: [],
    local: reachable(ownAddresses(adapters), need.remote),
    remote: need.remote,
    interfaceTypes: adapterTypes(adapters),
    ...(adapters.length > 0 ? { interfaces: adapters.map(({ id }) => normalGuid(id)) } : {}),
    actors: need.actors,
  };
}
