import { createHash } from 'node:crypto';
import type { AddressRange } from '../../../core/firewall/algebra/address-range.ts';
import type { IpAddress } from '../../../core/firewall/algebra/ip-address.ts';

/**
 * Other addresses for the real ones: each bit is turned or not as a secret says of the bits before
 * it (Xu, Fan, Ammar, Moon: Prefix-preserving IP address anonymization, 2002). Addresses that share
 * a prefix share one afterwards and no two become one, so that every set of addresses keeps its
 * relations to all others, and with them every verdict.
 */
export interface AddressMap {
  address(address: IpAddress): IpAddress;
  /** The prefixes that a range becomes, since it need not be one range any more. */
  range(range: AddressRange): readonly Prefix[];
}

export interface Prefix {
  readonly family: 4 | 6;
  readonly value: bigint;
  readonly length: number;
}

/** Ranges with a meaning of their own, which addresses neither leave nor enter (RFC 6890, RFC 4291). */
interface OwnRange {
  readonly value: bigint;
  readonly length: number;
  /** Its addresses tell nothing of anybody and stay as they are. */
  readonly stays?: true;
}

const v4 = (a: number, b: number, length: number, stays?: true): OwnRange => ({
  value: BigInt(a * 2 ** 24 + b * 2 ** 16),
  length,
  ...(stays ? { stays } : {}),
});
const top16 = (bits: bigint) => bits << 112n;

const ownRanges: Readonly<Record<4 | 6, readonly OwnRange[]>> = {
  4: [
    v4(0, 0, 8, true),
    v4(10, 0, 8),
    v4(100, 64, 10),
    v4(127, 0, 8, true),
    v4(169, 254, 16),
    v4(172, 16, 12),
    v4(192, 168, 16),
    v4(224, 0, 3, true),
  ],
  6: [
    { value: 0n, length: 127, stays: true },
    { value: 0xffffn << 32n, length: 96 },
    { value: top16(0x2000n), length: 3 },
    { value: top16(0xfc00n), length: 7 },
    { value: top16(0xfe80n), length: 10 },
    { value: top16(0xff00n), length: 8, stays: true },
  ],
};
const bitsOf = { 4: 32, 6: 128 } as const;
/** IPv4 addresses written as IPv6 are mapped as IPv4, so that both spellings stay one address. */
const mappedPrefix = 0xffffn;

/** @param secret whoever knows it can turn the addresses back */
export function addressMap(secret: string): AddressMap {
  const turns = turnsOf(secret);
  const mapped = (family: 4 | 6, value: bigint, length: number): bigint => {
    if (family === 6 && length > 96 && value >> 32n === mappedPrefix)
      return (mappedPrefix << 32n) | mapped(4, value & 0xffffffffn, length - 96);
    const width = bitsOf[family];
    let result = value;
    for (let at = 0; at < length; at++) {
      if (turns(family, value >> BigInt(width - at), at)) result ^= 1n << BigInt(width - 1 - at);
    }
    return result;
  };
  return {
    address({ family, value }) {
      const result = mapped(family, BigInt(value), bitsOf[family]);
      return family === 4 ? { family, value: Number(result) } : { family, value: result };
    },
    range: ({ family, from, to }) =>
      prefixesOf(family, BigInt(from), BigInt(to)).map(({ value, length }) => ({
        family,
        value: mapped(family, value, length),
        length,
      })),
  };
}

/** Whether the bit behind these `length` bits is turned. */
function turnsOf(secret: string): (family: 4 | 6, prefix: bigint, length: number) => boolean {
  const digests = new Map<string, Buffer>();
  const digestOf = (key: string) => {
    const known = digests.get(key);
    if (known !== undefined) return known;
    const digest = createHash('sha256').update(`${secret} ${key}`).digest();
    digests.set(key, digest);
    return digest;
  };
  return (family, prefix, length) => {
    if (isFixed(family, prefix, length)) return false;
    // One digest has a bit for each of the 255 prefixes within a byte.
    const within = length % 8;
    const digest = digestOf(`${family} ${length - within} ${prefix >> BigInt(within)}`);
    const bit = (1 << within) - 1 + Number(prefix & ((1n << BigInt(within)) - 1n));
    return (((digest[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
  };
}

/** The bit leads to a range with a meaning, or lies in one that stays. */
function isFixed(family: 4 | 6, prefix: bigint, length: number): boolean {
  const width = bitsOf[family];
  return ownRanges[family].some((own) => {
    const shared = Math.min(length, own.length);
    const isSame = prefix >> BigInt(length - shared) === own.value >> BigInt(width - shared);
    return isSame && (length < own.length || own.stays === true);
  });
}

/** The fewest prefixes that make up `[from, to)`. */
function prefixesOf(family: 4 | 6, from: bigint, to: bigint): Prefix[] {
  const width = bitsOf[family];
  const prefixes: Prefix[] = [];
  for (let at = from; at < to;) {
    let length = width;
    let size = 1n;
    while (length > 0 && at % (size * 2n) === 0n && at + size * 2n <= to) {
      size *= 2n;
      length -= 1;
    }
    prefixes.push({ family, value: at, length });
    at += size;
  }
  return prefixes;
}
