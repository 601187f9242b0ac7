import { describe, expect, it } from 'vitest';
import { parsePortEntry } from '../rule/entries.ts';
import { defaultDynamicTcp } from './environment.ts';
import { allPorts, portCondition } from './port-condition.ts';

const condition = (...texts: string[]) =>
  portCondition(
    texts.flatMap((text) => parsePortEntry(text) ?? []),
    defaultDynamicTcp,
  );

describe('portCondition', () => {
  it('is absent without entries', () => expect(condition()).toBeUndefined());

  it.each([
    ['80', [80, 81]],
    ['0', [0, 1]],
    ['65535', [65535, 65536]],
    ['5-9', [5, 10]],
    ['rpc-epmap', [135, 136]],
    ['MDNS', [5353, 5354]],
  ])('%s holds for certain', (text, set) => {
    expect(condition(text)).toMatchObject({ certain: set, possible: set });
  });

  it.each([
    ['RPC', [49152, 65536]],
    ['IPHTTPSIn', [443, 444]],
    ['iptlsout', [443, 444]],
    ['Teredo', allPorts],
    ['DHCP', allPorts],
    ['Ply2Disc', allPorts],
    ['constructor', allPorts],
  ])('%s may hold', (text, set) => {
    expect(condition(text)).toMatchObject({ certain: [], possible: set });
  });

  it('unites entries', () => {
    expect(condition('81', '80', 'RPC', '70-79', '60000')).toEqual({
      certain: [70, 82, 60000, 60001],
      possible: [70, 82, 49152, 65536],
      namesRpc: true,
    });
  });
});
