import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../../test/support/inbound-traffic.ts';
import { allPorts } from '../policy/port-condition.ts';
import { buildPolicy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import { decideFlow } from './decide-flow.ts';

const inbound = inboundTraffic();
const outbound: Traffic = {
  ...inbound,
  direction: 'out',
  localPorts: allPorts,
  remotePorts: [8100, 8101],
};

function decided(traffics: readonly Traffic[], ...rules: string[]) {
  const values = rules.map((fields, i) => ({
    name: `r${i}`,
    type: 'REG_SZ' as const,
    data: `v2.31|Action=Allow|Active=TRUE|Protocol=6|Name=n|${fields}`,
  }));
  const settings = { name: 'DefaultOutboundAction', type: 'REG_DWORD' as const, data: 1 };
  const policy = buildPolicy(
    {
      keys: [
        { path: 'FirewallRules', values },
        { path: 'DomainProfile', values: [settings] },
      ],
    },
    { keys: [] },
  );
  const { verdict, review } = decideFlow(policy, traffics, false);
  return { verdict, review };
}

describe('what is open to some peers only', () => {
  it.each([
    ['addresses', 'RA4=10.1.0.0/16|'],
    ['one family', 'RA4=0.0.0.0/0|'],
    ['the ports that clients have', 'RPort2_10=49152-65535|'],
    ['all ports but the reserved ones, from some addresses', 'RPort2_10=1024-65535|RA6=fc00::/7|'],
  ])('is for review, limited by %s', (_name, fields) => {
    expect(decided([inbound], `Dir=In|LPort=8100|${fields}`)).toEqual({
      verdict: 'limited',
      review: true,
    });
  });

  it.each([
    ['one port of the peer', 'RPort=5000|'],
    ['a part of the ports that clients have', 'RPort2_10=49152-60000|'],
    ['one kind of adapter', 'IFType=Wireless|'],
    ['an address of this host', 'LA4=10.0.0.1|'],
    [
      'an address of this host in one family, peers in the other',
      'LA4=10.0.0.1|LA6=::/0|RA4=10.0.0.2|',
    ],
  ])('fails, limited by %s', (_name, fields) => {
    expect(decided([inbound], `Dir=In|LPort=8100|${fields}`)).toEqual({
      verdict: 'limited',
      review: false,
    });
  });

  it('fails where no peer has all that is needed', () => {
    const both = [inbound, { ...inbound, localPorts: [8101, 8102] }];
    const of = (first: string, second: string) =>
      decided(both, `Dir=In|LPort=8100|${first}`, `Dir=In|LPort=8101|${second}`);
    expect(of('RA4=10.1.0.0/16|', 'RA4=10.1.2.0/24|').review).toBe(true);
    expect(of('RA4=10.1.0.0/16|', 'RA4=10.2.0.0/16|')).toEqual({
      verdict: 'limited',
      review: false,
    });
    expect(of('RA4=10.1.0.0/16|', 'RA6=fc00::/7|').review).toBe(false);
  });

  it('looks outbound at the ports this host sends from', () => {
    const of = (fields: string) => decided([outbound], `Dir=Out|RPort=8100|${fields}`);
    expect(of('RA4=10.1.0.0/16|LPort2_10=49152-65535|').review).toBe(true);
    expect(of('LPort=5000|')).toEqual({ verdict: 'limited', review: false });
  });
});
