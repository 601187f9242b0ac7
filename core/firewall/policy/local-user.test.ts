import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLocalUser } from './local-user.ts';

describe('matchLocalUser', () => {
  it.each([
    'D:(A;;CC;;;S-1-15-3-1)',
    'O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;S-1-15-3-2)(A;;CC;;;S-1-15-3-3)',
    'O:LSD:(A;;CC;;;S-1-15-2-1)',
    'O:LSD:(A;;CC;;;AC)',
    'O:LSD:(A;;CC;;;UD)',
    'O:LSD:(A;;CC;;;S-1-5-84-0-0-0-0-0)',
    'O:LSD:(a;;CC;;;s-1-15-3-4)',
    'O:LSD:(D;;CC;;;S-1-5-21-1-2-3-500)',
    'O:LSD:(D;;CC;;;WD)(A;;CC;;;S-1-15-3-1)',
  ])('%s is never ordinary traffic', (text) => expect(matchLocalUser(text)).toBe('no'));

  it.each([
    'O:LSD:(A;;CC;;;AU)',
    'O:LSD:(A;;CC;;;S-1-5-21-1-2-3-500)',
    'O:LSD:(A;;CC;;;S-1-15-3-1)(A;;CC;;;BA)',
    'O:LSD:(XA;;CC;;;S-1-15-3-1;(WIN://ISMULTISESSIONSKU))',
    'O:LSD:(A;;CC;;;S-1-15-3-1)(XA;;CC;;;WD;(a == 1))',
    'O:LSD:(A;;CC;;;S-1-15-30)',
    'O:LSD:(A;;CC;;;S-1-15-3-1',
    'S-1-15-3-1',
    'nonsense',
    '',
  ])('%s may be', (text) => expect(matchLocalUser(text)).toBe('may'));

  it('answers every text, in time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', 'A', ';', ')', 'S-1-15-3-1', 'XA', '\n')),
        (parts) => {
          expect(['no', 'may']).toContain(matchLocalUser(parts.join('')));
        },
      ),
    );
    expect(matchLocalUser('(A;'.repeat(3_000))).toBe('may');
  });
});
