import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeAddresses, parseAddressRange } from './address-range.ts';
import type { Bound } from './intervals.ts';
import { intervalsOf } from './intervals.ts';
import { formatIp } from './ip-address.ts';

const v4 = fc.nat(2 ** 32 - 1);
const v6 = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const mask32 = 0xffff_ffffn;

/** First and last address behind a prefix, by bit operations instead of divisions. */
function prefixBounds(address: bigint, bits: number, width: number): [bigint, bigint] {
  const host = (1n << BigInt(width - bits)) - 1n;
  return [address & ~host, address | host];
}

const boundsOf = (text: string) => {
  const range = parseAddressRange(text);
  return range === undefined ? undefined : [BigInt(range.from), BigInt(range.to) - 1n];
};

describe('parseAddressRange', () => {
  it('reads IPv4 prefixes and the same as masks', () => {
    fc.assert(
      fc.property(v4, fc.nat(32), (address, bits) => {
        const text = formatIp(4, address);
        const expected = prefixBounds(BigInt(address), bits, 32);
        const mask = (mask32 << BigInt(32 - bits)) & mask32;
        expect(boundsOf(`${text}/${bits}`)).toEqual(expected);
        expect(boundsOf(`${text}/${formatIp(4, mask)}`)).toEqual(expected);
      }),
    );
  });

  it('refuses exactly the masks with holes', () => {
    fc.assert(
      fc.property(v4, (mask) => {
        const withoutHoles = /^1*0*$/.test(mask.toString(2).padStart(32, '0'));
        expect(parseAddressRange(`10.0.0.0/${formatIp(4, mask)}`) !== undefined).toBe(withoutHoles);
      }),
    );
  });

  it('reads IPv6 prefixes', () => {
    fc.assert(
      fc.property(v6, fc.nat(128), (address, bits) => {
        expect(boundsOf(`${formatIp(6, address)}/${bits}`)).toEqual(
          prefixBounds(address, bits, 128),
        );
      }),
    );
  });

  it('reads ranges of one family whose ends are in order', () => {
    fc.assert(
      fc.property(v4, v4, (a, b) => {
        const read = boundsOf(`${formatIp(4, a)}-${formatIp(4, b)}`);
        expect(read).toEqual(a <= b ? [BigInt(a), BigInt(b)] : undefined);
      }),
    );
    fc.assert(
      fc.property(v6, v6, (a, b) => {
        const read = boundsOf(`${formatIp(6, a)}-${formatIp(6, b)}`);
        expect(read).toEqual(a <= b ? [a, b] : undefined);
      }),
    );
  });

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/ 8',
    '10.0.0.0/8/8',
    '::/129',
    '::/255.0.0.0',
    '10.0.0.1-::1',
    '10.0.0.1-10.0.0.2-10.0.0.3',
    '10.0.0.1 - 10.0.0.2',
    '10.0.0.1,10.0.0.2',
    'LocalSubnet',
    '*',
  ])('refuses %j', (text) => expect(parseAddressRange(text)).toBeUndefined());
});

describe('describeAddresses', () => {
  const ends = <T extends Bound>(one: fc.Arbitrary<T>) =>
    fc.array(fc.uniqueArray(one, { minLength: 2, maxLength: 2 }), { maxLength: 4 });

  it.each([
    ['IPv4', 4 as const, ends<Bound>(v4)],
    ['IPv6', 6 as const, ends<Bound>(v6)],
  ])('writes %s sets that read back equal', (_name, family, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (list) => {
        const set = intervalsOf<Bound>(
          list.flatMap((pair) => pair.sort((a, b) => (a < b ? -1 : 1))),
        );
        const read = describeAddresses(family, set).flatMap((text) => {
          const range = parseAddressRange(text);
          return range === undefined ? [] : [range.from, range.to];
        });
        expect(intervalsOf<Bound>(read)).toEqual(set);
      }),
    );
  });

  it('prefers one address and a prefix over a range', () => {
    expect(describeAddresses(4, [0x0a000001, 0x0a000002])).toEqual(['10.0.0.1']);
    expect(describeAddresses(4, [0x0a010000, 0x0a020000])).toEqual(['10.1.0.0/16']);
    expect(describeAddresses(4, [0x0a010001, 0x0a020000])).toEqual(['10.1.0.1-10.1.255.255']);
    expect(describeAddresses(6, [0n, 1n << 128n])).toEqual(['::/0']);
  });
});
