import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFlow } from '../../core/firewall/flow/decide-flow.ts';
import type { Host } from './flow-hosts.ts';
import { hosts, policyOf } from './flow-hosts.ts';
import { naiveFlow, nameOf, sorted, trafficOn, traffics } from './flow-law.ts';

function product(host: Host, peersGiven: boolean) {
  const { verdict, review, switchedOff, voided } = decideFlow(policyOf(host), traffics, peersGiven);
  return {
    verdict,
    review,
    switchedOff: sorted(switchedOff.map(nameOf)),
    voided: sorted(voided.map(nameOf)),
  };
}

const closedHost: Host = {
  local: [],
  groupPolicy: [],
  enabled: true,
  shieldsUp: false,
  blocksInbound: true,
  mergesLocalRules: true,
  mergesApplications: true,
  mergesOpenPorts: true,
};
const allow = (fields: string, active = 'TRUE') =>
  `v2.31|Action=Allow|Active=${active}|Dir=In|Protocol=6|${fields}|Name=x|`;

describe('decideFlow', () => {
  it('gives the verdict that counting single points gives, with the same rules', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(hosts, fc.boolean(), (host, peersGiven) => {
        const expected = naiveFlow(host, peersGiven);
        expect(product(host, peersGiven)).toEqual(expected);
        const kind = `${expected.verdict}${expected.review ? ' review' : ''}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }),
      { numRuns: 800, seed: 6 },
    );
    const kinds = [
      'allowed',
      'allowed-by-default',
      'limited',
      'limited review',
      'missing',
      'disabled',
      'blocked',
      'void',
      'unknown',
    ];
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 3)).toEqual([]);
  });

  it('calls a rule void only where policy voids that very rule', () => {
    const off = allow('LPort2_10=80-82|App=C:\\a.exe|Svc=a', 'FALSE');
    const host = { ...closedHost, local: [off], mergesOpenPorts: false };
    expect(product(host, false)).toEqual({
      verdict: 'disabled',
      review: false,
      switchedOff: ['local r0'],
      voided: [],
    });
  });

  it('names no rule that opens only what is open already', () => {
    const host = {
      ...closedHost,
      local: [allow('LPort=80', 'FALSE'), allow('LPort=80|App=C:\\a.exe')],
      groupPolicy: [allow('LPort=82', 'FALSE')],
    };
    expect(product(host, false)).toMatchObject({
      verdict: 'limited',
      switchedOff: ['group-policy r0'],
    });
  });

  it('names every rule that would open it, whichever comes first', () => {
    const host = {
      ...closedHost,
      local: [allow('LPort2_10=80-82'), allow('LPort2_10=79-99', 'FALSE')],
      groupPolicy: [allow('LPort2_10=80-82', 'FALSE')],
      mergesLocalRules: false,
    };
    expect(product(host, true)).toEqual({
      verdict: 'void',
      review: false,
      switchedOff: ['group-policy r0'],
      voided: ['local r0', 'local r1'],
    });
  });

  it('takes no traffic at all for no permission', () => {
    const policy = policyOf({ ...closedHost, local: [allow('LPort2_10=1-65535')] });
    expect(decideFlow(policy, [], false).verdict).toBe('unknown');
    const nowhere = { ...trafficOn(80, 81), remote: { 4: [], 6: [] } };
    expect(decideFlow(policy, [nowhere], true).verdict).toBe('unknown');
  });
});
