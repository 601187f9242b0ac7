import type { Family } from '../terms.ts';
import type { Bound, Intervals } from './intervals.ts';
import { pairsOf } from './intervals.ts';
import { familySize, formatIp, parseIpAddress, parseIpv4 } from './ip-address.ts';

/** `[from, to)` of one family: what one entry of LA4, LA6, RA4 or RA6 covers. */
export type AddressRange =
  | { readonly family: 4; readonly from: number; readonly to: number }
  | { readonly family: 6; readonly from: bigint; readonly to: bigint };

/**
 * An address, `a-b`, `address/prefix` or (IPv4) `address/mask`. Bits behind a prefix are ignored;
 * masks with holes, reversed ranges and mixed families are no range (decision laws, section 5).
 */
export function parseAddressRange(text: string): AddressRange | undefined {
  const slash = text.indexOf('/');
  if (slash >= 0) return parsePrefix(text.slice(0, slash), text.slice(slash + 1));
  const dash = text.indexOf('-');
  const low = parseIpAddress(dash < 0 ? text : text.slice(0, dash));
  const high = dash < 0 ? low : parseIpAddress(text.slice(dash + 1));
  if (low?.family === 4 && high?.family === 4 && low.value <= high.value) {
    return { family: 4, from: low.value, to: high.value + 1 };
  }
  if (low?.family === 6 && high?.family === 6 && low.value <= high.value) {
    return { family: 6, from: low.value, to: high.value + 1n };
  }
  return undefined;
}

function parsePrefix(addressText: string, suffix: string): AddressRange | undefined {
  const address = parseIpAddress(addressText);
  if (address?.family === 4) {
    const bits = suffix.includes('.') ? maskBits(suffix) : prefixBits(suffix, 32);
    if (bits === undefined) return undefined;
    const size = 2 ** (32 - bits);
    const from = Math.floor(address.value / size) * size;
    return { family: 4, from, to: from + size };
  }
  if (address?.family === 6) {
    const bits = prefixBits(suffix, 128);
    if (bits === undefined) return undefined;
    const size = 1n << BigInt(128 - bits);
    const from = (address.value / size) * size;
    return { family: 6, from, to: from + size };
  }
  return undefined;
}

function prefixBits(text: string, most: number): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function maskBits(text: string): number | undefined {
  const mask = parseIpv4(text);
  if (mask === undefined) return undefined;
  const hostBits = Math.log2(2 ** 32 - mask);
  return Number.isInteger(hostBits) ? 32 - hostBits : undefined;
}

/** The fewest words for a set of addresses: prefixes where an interval is one, else ranges. */
export function describeAddresses(family: Family, set: Intervals<Bound>): string[] {
  return pairsOf(set).map(([from, to]) => describeRange(family, BigInt(from), BigInt(to)));
}

function describeRange(family: Family, from: bigint, to: bigint): string {
  const size = to - from;
  if (size === 1n) return formatIp(family, from);
  const isPrefix = (size & (size - 1n)) === 0n && from % size === 0n;
  if (!isPrefix) return `${formatIp(family, from)}-${formatIp(family, to - 1n)}`;
  const bits = BigInt(familySize[family]).toString(2).length - size.toString(2).length;
  return `${formatIp(family, from)}/${bits}`;
}
