import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsPattern } from './host-pattern.ts';

describe('a host pattern', () => {
  it.each([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['HV*', 'hv11', true],
    ['HV*', 'vmm-hv', false],
    ['*.contoso.com', 'HV11.contoso.com', true],
    ['HV??', 'HV11', true],
    ['HV??', 'HV1', false],
    ['H*1*', 'HV11', true],
    ['*a*b', 'xaxbxab', true],
    ['*a*b', 'xaxbxa', false],
    ['HV[0-9]', 'HV1', false],
    ['h.*', 'hv11', false],
  ])('%j on %j is %j', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits);
  });

  it('equals the regular expression it means', () => {
    const some = (letters: string) =>
      fc.string({ unit: fc.constantFrom(...letters.split('')), maxLength: 12 });
    fc.assert(
      fc.property(some('ab*?'), some('ab'), (pattern, text) => {
        const expression = pattern.replaceAll('*', '.*').replaceAll('?', '.');
        expect(fitsPattern(pattern, text)).toBe(new RegExp(`^${expression}$`).test(text));
      }),
    );
  });

  it('takes a pattern of many stars as quickly as any', () => {
    expect(fitsPattern('*a'.repeat(100), `${'a'.repeat(10_000)}b`)).toBe(false);
  });
});
