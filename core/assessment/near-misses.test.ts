import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../test/support/inbound-traffic.ts';
import { buildPolicy } from '../firewall/policy/policy.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import { nearMisses } from './near-misses.ts';

const traffic = inboundTraffic({
  remote: { 4: [0x0a010000, 0x0a020000], 6: [] },
  actors: [{ program: { path: 'c:\\vmm\\vmmservice.exe' }, services: ['scvmmservice'] }],
});

/** What the rules lack, by id. */
function missesOf(...rules: readonly string[]) {
  const values = rules.map((fields, i): RegistryValue => ({
    name: `r${i}`,
    type: 'REG_SZ',
    data: `v2.31|Dir=In|Name=n|Protocol=6|${fields}`,
  }));
  const keys = [{ path: 'FirewallRules', values }];
  return nearMisses(buildPolicy({ keys }, { keys: [] }), traffic, new Set()).flatMap((reason) =>
    reason.code === 'near-miss'
      ? [{ id: reason.rule.id, lacks: reason.shortfalls.map(({ kind }) => kind) }]
      : [],
  );
}

const on = 'Action=Allow|Active=TRUE|LPort=8100|';
const off = 'Action=Allow|Active=FALSE|LPort=8100|';

describe('nearMisses', () => {
  it.each([
    ['the profile', `${on}Profile=Private|`, ['profile']],
    ['the program', `${on}App=C:\\other.exe|`, ['program']],
    ['the service', `${on}Svc=spooler|`, ['service']],
    ['the peers', `${on}RA4=10.9.0.0/16|`, ['remote-address']],
    ['IPsec', `${on}Security=Authenticate|`, ['ipsec']],
    ['an app package', `${on}AppPkgId=S-1-15-2-1|`, ['other']],
    ['being on', off, ['off']],
    ['sense', `${on}RA4=nonsense|`, ['malformed']],
    ['several things', `${off}App=C:\\other.exe|Svc=spooler|`, ['off', 'program', 'service']],
  ])('tells %s', (_name, rule, lacks) => expect(missesOf(rule)).toEqual([{ id: 'r0', lacks }]));

  it('leaves out rules for other ports, blocks, and rules that lack nothing', () => {
    expect(
      missesOf(
        'Action=Allow|Active=TRUE|LPort=8101|Profile=Private|',
        'Action=Block|Active=TRUE|LPort=8100|Profile=Private|',
        on,
      ),
    ).toEqual([]);
  });

  it('tells the three that lack least, in the order they are stored', () => {
    const far = `${off}App=C:\\other.exe|`;
    const near = `${on}Profile=Private|`;
    expect(missesOf(far, near, far, near).map(({ id }) => id)).toEqual(['r1', 'r3', 'r0']);
    expect(missesOf(far, near, near, near, near).map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
  });
});
