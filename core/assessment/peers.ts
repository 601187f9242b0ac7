import type { AddressRange } from '../firewall/algebra/address-range.ts';
import { parseAddressRange } from '../firewall/algebra/address-range.ts';
import type { Bound } from '../firewall/algebra/intervals.ts';
import { intervalsOf } from '../firewall/algebra/intervals.ts';
import { allAddresses } from '../firewall/policy/address-condition.ts';
import type { AddressSets } from '../firewall/policy/traffic.ts';

/** Addresses by role, as given: single ones, ranges or prefixes of both families. */
export type Peers = Readonly<Partial<Record<string, readonly string[]>>>;

export interface PeerAddresses {
  readonly sets: AddressSets;
  /** False: nobody said which peers there are, so every address stands for them. */
  readonly given: boolean;
}

const boundsOf = (ranges: readonly AddressRange[], family: 4 | 6): Bound[] =>
  ranges.filter((range) => range.family === family).flatMap(({ from, to }): Bound[] => [from, to]);

/** The addresses of all peers with one of the roles. Texts that are no address were refused before. */
export function peerAddresses(peers: Peers, roles: readonly string[]): PeerAddresses {
  const texts = roles.flatMap((role) => peers[role] ?? []);
  if (texts.length === 0) return { sets: allAddresses, given: false };
  const ranges = texts.map(parseAddressRange).filter((range) => range !== undefined);
  return {
    sets: { 4: intervalsOf(boundsOf(ranges, 4)), 6: intervalsOf(boundsOf(ranges, 6)) },
    given: true,
  };
}
