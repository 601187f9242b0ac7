import { describe, expect, it } from 'vitest';
import { fuseFaults, fuseMark, wantedFuses } from './fuses.ts';

const program = (wire: string, version = 1, length = wire.length) =>
  Buffer.concat([
    Buffer.from(`before ${fuseMark}`),
    Buffer.from([version, length]),
    Buffer.from(`${wire} after`),
  ]);
const asWanted = '01001100';

describe('the fuses of a packed program', () => {
  it('are as wanted, others behind them included', () => {
    expect(fuseFaults(program(asWanted))).toEqual([]);
    expect(fuseFaults(program(`${asWanted}11`))).toEqual([]);
  });

  it.each(Object.keys(wantedFuses).map((_, place) => place))(
    'are told when number %i is not',
    (place) => {
      const wire = asWanted
        .split('')
        .map((bit, at) => (at === place ? String(1 - Number(bit)) : bit));
      expect(fuseFaults(program(wire.join('')))).toHaveLength(1);
    },
  );

  it('are told when they are removed, cut short, of another version, or not there', () => {
    expect(fuseFaults(program(`r${asWanted.slice(1)}`))).toEqual([
      'The fuse runAsNode is r, not 0.',
    ]);
    expect(fuseFaults(program(asWanted.slice(0, 7)))).toEqual([
      'The fuse grantFileProtocolExtraPrivileges is absent, not 0.',
    ]);
    expect(fuseFaults(program(asWanted, 2))).toHaveLength(1);
    expect(fuseFaults(Buffer.from('MZ'))).toHaveLength(1);
  });
});
