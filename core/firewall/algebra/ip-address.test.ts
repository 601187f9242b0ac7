import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIp, parseIpAddress, parseIpv4, parseIpv6 } from './ip-address.ts';

/** Text that looks like an address, right or wrong. */
const addressLike = fc.array(
  fc.constantFrom('0', '1', '25', '255', '256', '01', 'ffff', 'g', ':', '::', '.', '%', '/', ' '),
  { maxLength: 17 },
);

/** Independent reading: the URL standard's parser, which normalises an IPv6 host. */
const byUrl = (text: string) => new URL(`http://[${text}]/`).hostname.slice(1, -1);

describe('parseIpv4', () => {
  it('reads four octets as one number', () => {
    const octet = fc.nat(255);
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), (octets) => {
        const bytes = new DataView(Uint8Array.from(octets).buffer);
        expect(parseIpv4(octets.join('.'))).toBe(bytes.getUint32(0));
        expect(formatIp(4, bytes.getUint32(0))).toBe(octets.join('.'));
      }),
    );
  });

  it('accepts what Node accepts', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          addressLike.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(parseIpv4(text) !== undefined).toBe(isIPv4(text));
        },
      ),
    );
  });

  it.each(['', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', ' 1.2.3.4', '1.2.3.4\n', '١.٢.٣.٤'])(
    'refuses %j',
    (text) => expect(parseIpv4(text)).toBeUndefined(),
  );
});

describe('parseIpv6', () => {
  it('accepts what Node accepts, without a zone', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV6(),
          addressLike.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(parseIpv6(text) !== undefined).toBe(isIPv6(text) && !text.includes('%'));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('writes what it read as RFC 5952 has it', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const value = parseIpv6(text);
        expect(value === undefined ? undefined : formatIp(6, value)).toBe(byUrl(text));
      }),
    );
  });

  it.each([
    ':::',
    '1::2::3',
    'fe80::1%3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '[::1]',
  ])('refuses %j', (text) => expect(parseIpv6(text)).toBeUndefined());
});

describe('parseIpAddress', () => {
  it('never throws and tells the families apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect([4, 6, undefined]).toContain(parseIpAddress(text)?.family);
      }),
    );
    expect(parseIpAddress('10.0.0.1')).toEqual({ family: 4, value: 0x0a000001 });
    expect(parseIpAddress('::ffff:10.0.0.1')).toEqual({ family: 6, value: 0xffff0a000001n });
  });
});
