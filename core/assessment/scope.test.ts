import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../test/support/inbound-traffic.ts';
import type { Bound, Intervals } from '../firewall/algebra/intervals.ts';
import { unionOf } from '../firewall/algebra/intervals.ts';
import { parseAddressRange } from '../firewall/algebra/address-range.ts';
import type { Box } from '../firewall/flow/box.ts';
import { allPorts } from '../firewall/policy/port-condition.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Family } from '../firewall/terms.ts';
import { describePorts, scopeOf } from './scope.ts';

const traffic = inboundTraffic({ localPorts: [5985, 5987], actors: [] });

const addresses = (...texts: string[]): Intervals<Bound> =>
  unionOf(
    texts.map((text): Intervals<Bound> => {
      const range = parseAddressRange(text);
      return range === undefined ? [] : [range.from, range.to];
    }),
  );

interface Narrowing {
  readonly ports?: Intervals<number>;
  readonly otherPorts?: Intervals<number>;
  readonly local?: Intervals<Bound>;
  readonly remote?: Intervals<Bound>;
  readonly types?: Intervals<number>;
}

/** The traffic of one family, narrower where it is said. */
const box = (family: Family, over: Narrowing = {}): Box => ({
  family,
  sets: [
    over.ports ?? traffic.localPorts,
    over.otherPorts ?? traffic.remotePorts,
    over.local ?? traffic.local[family],
    over.remote ?? traffic.remote[family],
    over.types ?? traffic.interfaceTypes,
  ],
});
const both = (over: Narrowing = {}): Box[] => [box(4, over), box(6, over)];

describe('describePorts', () => {
  it.each([
    [[80, 81], ['80']],
    [[49152, 65536], ['49152-65535']],
    [
      [1, 2, 5, 8],
      ['1', '5-7'],
    ],
    [[], []],
  ])('%j: %j', (ports, words) => expect(describePorts(ports)).toEqual(words));
});

describe('scopeOf', () => {
  it.each<[string, Box[], object]>([
    ['nothing that is not narrower', both(), {}],
    ['ports', both({ ports: [5985, 5986] }), { ports: ['5985'] }],
    ["the peers' ports", both({ otherPorts: [4000, 4010] }), { otherPorts: ['4000-4009'] }],
    [
      'one family, the other whole',
      [box(4, { remote: addresses('10.1.0.0/16') }), box(6)],
      {
        remote: ['10.1.0.0/16', '::/0'],
      },
    ],
    ['the family that is missing', [box(4)], { remote: ['0.0.0.0/0'], local: ['0.0.0.0/0'] }],
    [
      'ranges that are no prefix',
      [box(4, { remote: addresses('10.0.0.5-10.0.0.9') })],
      {
        remote: ['10.0.0.5-10.0.0.9'],
        local: ['0.0.0.0/0'],
      },
    ],
    ['interface types', both({ types: [0, 1] }), { interfaceTypes: ['wired'] }],
    [
      'several boxes as one',
      [...both({ ports: [5985, 5986] }), ...both({ ports: [5986, 5987] })],
      {},
    ],
  ])('names %s', (_name, boxes, expected) =>
    expect(scopeOf(boxes, traffic)).toEqual({ direction: 'in', ...expected }),
  );

  it('takes the remote ports for those of an outbound flow', () => {
    const out: Traffic = {
      ...traffic,
      direction: 'out',
      localPorts: allPorts,
      remotePorts: [443, 444],
    };
    const boxes = both({ ports: allPorts, otherPorts: [443, 444] });
    expect(scopeOf(boxes, out)).toEqual({ direction: 'out' });
    expect(scopeOf(boxes, out, true)).toEqual({ direction: 'out', ports: ['443'] });
  });
});
