import { parseIpAddress } from '../firewall/algebra/ip-address.ts';
import type { Family } from '../firewall/terms.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';

/** Loopback and link-local addresses are no way from one server to another by its name (RFC 3927, 4291). */
const unroutable = /^(?:127\.|169\.254\.|::1$|fe[89ab][0-9a-f]:)/i;

/** The addresses under which other computers reach a host; empty where the input does not say. */
export function hostAddresses({ network }: Snapshot): string[] {
  if (!isAvailable(network)) return [];
  const all = network.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return [...new Set(all)].filter(
    (address) => parseIpAddress(address) !== undefined && !unroutable.test(address),
  );
}

/** Of an address, a range or a prefix. */
const familyOf = (address: string): Family => (address.includes(':') ? 6 : 4);

/**
 * The other host's addresses that traffic between the two can have: those of a family that both have.
 * All of them where that cannot be told.
 */
export function addressesBetween(own: readonly string[], others: readonly string[]): string[] {
  const families = new Set(own.map(familyOf));
  const common = others.filter((address) => families.has(familyOf(address)));
  return common.length > 0 ? common : [...others];
}
