import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from './read-question.ts';

const base = { direction: 'in', profile: 'domain', protocol: 'tcp' };
const read = (fields: object) => readQuestion({ ...base, ...fields });

describe('readQuestion', () => {
  it('reads words and numbers of protocols', () => {
    expect([6, 'tcp'].map((protocol) => read({ protocol }))).toEqual(
      Array.from({ length: 2 }, () => ({ question: { ...base, protocol: 6 } })),
    );
    expect(read({ protocol: 'icmpv6' })).toEqual({ question: { ...base, protocol: 58 } });
  });

  it('takes null as not known, except for a service', () => {
    expect(read({ localPort: null, program: null, service: null, interface: null })).toEqual({
      question: { ...base, protocol: 6, service: null },
    });
  });

  it('ignores what does not belong to the protocol', () => {
    expect(read({ icmpType: 8, localPort: 80 })).toEqual({
      question: { ...base, protocol: 6, localPort: 80 },
    });
    expect(read({ protocol: 1, icmpType: 8, localPort: 80 })).toEqual({
      question: { ...base, protocol: 1, icmpType: 8 },
    });
  });

  it.each([
    { direction: 'In' },
    { direction: undefined },
    { profile: 'any' },
    { profile: null },
    { protocol: 256 },
    { protocol: '6' },
    { protocol: null },
    { localPort: 65536 },
    { localPort: -1 },
    { localPort: 1.5 },
    { localPort: '80' },
    { remotePort: Number.NaN },
    { protocol: 1, icmpType: 256 },
    { localAddress: '10.0.0.0/8' },
    { remoteAddress: 'host' },
    { remoteAddress: 'fe80::1%2' },
    { localAddress: '10.0.0.1', remoteAddress: '::1' },
    { protocol: 1, remoteAddress: '::1' },
    { protocol: 58, remoteAddress: '10.0.0.1' },
    { program: '' },
    { program: 7 },
    { service: '' },
    { service: [] },
    { service: ['a', ''] },
    { interfaceType: 'Lan' },
    { interface: 'eth0' },
    { interface: '{0d5eb5d8-5a2f-4f53-8a3a-0d9d1c5a8d10' },
    { localport: 80 },
  ])('refuses %j', (fields) => expect(read(fields)).toEqual({ error: expect.any(String) }));

  it.each([undefined, null, 7, 'x', [], [{}]])('refuses %j instead of a question', (input) => {
    expect(readQuestion(input)).toEqual({ error: expect.any(String) });
  });

  it('answers every JSON value and every hostile key', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reading = readQuestion(value);
        expect('question' in reading || reading.error !== '').toBe(true);
      }),
    );
    for (const name of ['__proto__', 'constructor', 'toString', '\u202e'])
      expect(readQuestion(JSON.parse(`{"${name}": {"direction": "in"}}`))).toHaveProperty('error');
    expect(
      readQuestion(
        JSON.parse(
          '{"__proto__": {"direction":"in"}, "direction":"in","profile":"domain","protocol":6}',
        ),
      ),
    ).toHaveProperty('error');
  });

  it('keeps hostile texts as they are', () => {
    const program = '"; $(rm) `x` | \u202e\n' + 'x'.repeat(10_000);
    expect(read({ program, service: ['__proto__'] })).toMatchObject({
      question: { program, service: ['__proto__'] },
    });
  });
});
