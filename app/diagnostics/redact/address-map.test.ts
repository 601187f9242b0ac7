import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAddressRange,
  type AddressRange,
} from '../../../core/firewall/algebra/address-range.ts';
import { parseIpAddress, type IpAddress } from '../../../core/firewall/algebra/ip-address.ts';
import { addressMap } from './address-map.ts';
import { redactAddress, redactAddressEntry, redactAddressesIn } from './address-texts.ts';

const map = addressMap('a secret');

const v4 = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 0, max: 2 ** 24 - 1 }).map((low) => 10 * 2 ** 24 + low),
);
const v6 = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
  fc.bigInt({ min: 0n, max: (1n << 34n) - 1n }).map((low) => (0xffffn << 32n) ^ low),
);
const address: fc.Arbitrary<IpAddress> = fc.oneof(
  v4.map((value) => ({ family: 4, value }) as const),
  v6.map((value) => ({ family: 6, value }) as const),
);
const width = { 4: 32, 6: 128 } as const;

function sharedBits(a: IpAddress, b: IpAddress): number {
  const difference = BigInt(a.value) ^ BigInt(b.value);
  return width[a.family] - (difference === 0n ? 0 : difference.toString(2).length);
}

describe('other addresses for real ones', () => {
  it('share exactly as long a prefix as the real ones', () => {
    const pair = fc
      .tuple(address, address, fc.nat(128))
      .filter(([a, b]) => a.family === b.family)
      .map(([a, b, shared]): [IpAddress, IpAddress] => {
        const bits = BigInt(Math.max(0, width[a.family] - shared));
        const low = BigInt(b.value) & ((1n << bits) - 1n);
        const value = ((BigInt(a.value) >> bits) << bits) | low;
        return a.family === 4
          ? [a, { family: 4, value: Number(value) }]
          : [a, { family: 6, value }];
      });
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(sharedBits(map.address(a), map.address(b))).toBe(sharedBits(a, b));
      }),
      { numRuns: 800 },
    );
  });

  it('are inside the redacted range exactly when the real ones are inside the real one', () => {
    const ends = fc
      .tuple(address, address)
      .filter(([a, b]) => a.family === b.family)
      .map(([a, b]) => ({
        family: a.family,
        low: a.value < b.value ? BigInt(a.value) : BigInt(b.value),
        high: a.value < b.value ? BigInt(b.value) : BigInt(a.value),
      }));
    const near = fc.bigInt({ min: -2n, max: 2n });
    fc.assert(
      fc.property(ends, near, fc.boolean(), ({ family, low, high }, step, atEnd) => {
        const size = 1n << BigInt(width[family]);
        const probe = ((atEnd ? high : low) + step + size) % size;
        const whole: AddressRange =
          family === 4
            ? { family, from: Number(low), to: Number(high) + 1 }
            : { family, from: low, to: high + 1n };
        const { value: probed } = map.address(
          family === 4 ? { family, value: Number(probe) } : { family, value: probe },
        );
        const isInside = map.range(whole).some(({ value, length }) => {
          const rest = BigInt(width[family] - length);
          return BigInt(probed) >> rest === value >> rest;
        });
        expect(isInside).toBe(probe >= low && probe <= high);
      }),
      { numRuns: 500 },
    );
  });

  it('stay in the range that gives them their meaning', () => {
    const of = (text: string) => redactAddress(text, map);
    for (const text of [
      '0.0.0.0',
      '127.0.0.1',
      '255.255.255.255',
      '224.0.0.251',
      '::',
      '::1',
      'ff02::1',
    ])
      expect(of(text)).toBe(text);
    expect(of('10.1.2.3')).toMatch(/^10\./);
    expect(of('192.168.7.9')).toMatch(/^192\.168\./);
    expect(of('fe80::1234:5678:9abc:def0')).toMatch(/^fe[89ab]/);
    expect(of('::ffff:10.1.2.3').slice(0, 7)).toBe('::ffff:');
    const v4 = parseIpAddress(of('10.1.2.3'));
    const inV6 = parseIpAddress(of('::ffff:10.1.2.3'));
    expect(BigInt(inV6?.value ?? 0) & 0xffffffffn).toBe(BigInt(v4?.value ?? 1));
    for (const text of ['10.1.2.3', '203.0.113.9', '2001:db8::5', 'fe80::1234:5678:9abc:def0'])
      expect(of(text)).not.toBe(text);
  });

  it('differ with the secret', () => {
    const texts = (secret: string) =>
      ['10.1.2.3', '198.51.100.7', '2001:db8::5'].map((text) =>
        redactAddress(text, addressMap(secret)),
      );
    expect(texts('one')).toEqual(texts('one'));
    expect(texts('one')).not.toEqual(texts('two'));
  });

  it('are written as rules write them, and what is none stays none', () => {
    expect(redactAddressEntry('LocalSubnet', map)).toEqual(['LocalSubnet']);
    expect(redactAddressEntry('', map)).toEqual(['']);
    expect(redactAddressEntry('10.0.0.0/8', map)).toEqual(['10.0.0.0/8']);
    expect(redactAddressEntry('10.1.0.0/255.255.0.0', map)).toEqual([
      expect.stringMatching(/^10\.\d+\.\d+\.\d+\/16$/),
    ]);
    expect(redactAddressEntry('10.0.5.0-10.0.6.255', map)).toHaveLength(2);
    for (const text of ['10.1.2.300', 'srv1.contoso.com', '10.0.0.9-10.0.0.1', '10.0.0.0/33']) {
      const [other = '', ...more] = redactAddressEntry(text, map);
      expect(more).toEqual([]);
      expect(parseAddressRange(other)).toBeUndefined();
      expect(other).not.toContain(text);
    }
    expect(redactAddress('[fe80::1%12]', map)).toMatch(/^\[fe.*%12\]$/);
    expect(redactAddress('not one', map)).toBe('(no address)');
  });

  it('are found in texts', () => {
    const found = redactAddressesIn('10.1.2.3 did not answer fe80::1:2, (192.168.1.9)', map);
    expect(found).toMatch(/^10\.\S+ did not answer fe\S+:\S+, \(192\.168\.\S+\)$/);
    expect(found).not.toMatch(/10\.1\.2\.3|fe80::1:2|192\.168\.1\.9/);
    for (const text of ['at 12:30:45', '10.22.1711.0', 'Collect::Get', '1.2.3.4.5'])
      expect(redactAddressesIn(text, map)).toBe(text);
  });
});
