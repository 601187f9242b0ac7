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

/** A range with a meaning of its own, which addresses neither leave nor enter (RFC 6890, RFC 4291). */
interface OwnRange {
  /** Its prefix, a character a bit. */
  readonly bits: string;
  /** Its addresses tell nothing of anybody and stay as they are. */
  readonly stays: boolean;
}

const bitsOf = { 4: 32, 6: 128 } as const;
const bitText = (family: 4 | 6, value: bigint, length: number) =>
  value.toString(2).padStart(bitsOf[family], '0').slice(0, length);

const v4 = (a: number, b: number, length: number, stays = false): OwnRange => ({
  bits: bitText(4, BigInt(a * 2 ** 24 + b * 2 ** 16), length),
  stays,
});
const v6 = (value: bigint, length: number, stays = false): OwnRange => ({
  bits: bitText(6, value, length),
  stays,
});

/** IPv4 addresses written as IPv6 are mapped as IPv4, so that both spellings stay one address. */
const mappedV4 = v6(0xffffn << 32n, 96);

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
    v6(0n, 127, true),
    mappedV4,
    v6(0x2000n << 112n, 3),
    v6(0xfc00n << 112n, 7),
    v6(0xfe80n << 112n, 10),
    v6(0xff00n << 112n, 8, true),
  ],
};

/** @param secret whoever knows it can turn the addresses back */
export function addressMap(secret: string): AddressMap {
  const digestOf = digests(secret);
  const mapped = (family: 4 | 6, bits: string): string => {
    if (family === 6 && bits.length > 96 && bits.startsWith(mappedV4.bits))
      return mappedV4.bits + mapped(4, bits.slice(96));
    let own = ownRanges[family];
    let result = '';
    for (let at = 0; at < bits.length; at += 8) {
      const digest = digestOf(family, bits.slice(0, at));
      // One digest has a bit for each of the 255 prefixes within a byte.
      let node = 1;
      for (let next = at; next < Math.min(at + 8, bits.length); next++) {
        const bit = bits[next] === '1' ? 1 : 0;
        const isFixed = own.some((range) => next < range.bits.length || range.stays);
        result += isFixed ? bit : bit ^ turnOf(digest, node - 1);
        if (own.length > 0)
          own = own.filter((range) => next >= range.bits.length || range.bits[next] === bits[next]);
        node = node * 2 + bit;
      }
    }
    return result;
  };
  const prefix = (family: 4 | 6, value: bigint, length: number): Prefix => {
    const bits = mapped(family, bitText(family, value, length));
    return { family, length, value: BigInt(`0b${bits.padEnd(bitsOf[family], '0')}`) };
  };
  return {
    address({ family, value }) {
      const result = prefix(family, BigInt(value), bitsOf[family]).value;
      return family === 4 ? { family, value: Number(result) } : { family, value: result };
    },
    range: ({ family, from, to }) =>
      prefixesOf(family, BigInt(from), BigInt(to)).map(({ value, length }) =>
        prefix(family, value, length),
      ),
  };
}

const turnOf = (digest: Buffer, bit: number) => ((digest[bit >> 3] ?? 0) >> (bit & 7)) & 1;

/** What the secret says of the bits behind a prefix of whole bytes. */
function digests(secret: string): (family: 4 | 6, bits: string) => Buffer {
  const known = new Map<string, Buffer>();
  return (family, bits) => {
    const key = `${family} ${bits}`;
    const digest = known.get(key) ?? createHash('sha256').update(`${secret} ${key}`).digest();
    known.set(key, digest);
    return digest;
  };
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
