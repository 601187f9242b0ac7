import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../test/support/inbound-traffic.ts';
import { decideFlow } from '../firewall/flow/decide-flow.ts';
import { buildPolicy } from '../firewall/policy/policy.ts';
import type { RegistryValue } from '../snapshot/registry.ts';
import { reasonsOfDecision } from './reasons-of-decision.ts';
import { describeReason } from './words/english.ts';
import { german } from './words/german.ts';

const traffic = inboundTraffic({ families: [4] });

/** The reasons where so many rules each let one peer in. */
function reasonsOf(peers: number) {
  const values = Array.from({ length: peers }, (_, i): RegistryValue => ({
    name: `r${i}`,
    type: 'REG_SZ',
    data: `v2.31|Action=Allow|Active=TRUE|Dir=In|Name=n|Protocol=6|LPort=8100|RA4=10.0.${i}.0/24|LA4=10.9.0.${i}|`,
  }));
  const policy = buildPolicy({ keys: [{ path: 'FirewallRules', values }] }, { keys: [] });
  return reasonsOfDecision(decideFlow(policy, [traffic], false), policy, []);
}

describe('reasonsOfDecision', () => {
  it('tells parts one by one while they are few', () => {
    const reasons = reasonsOf(8);
    expect(reasons.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 8 }, () => 'allowed-by-rules'),
      'nothing-allows',
    ]);
  });

  it('counts the rules of further parts instead of telling hundreds', () => {
    const reasons = reasonsOf(200);
    expect(reasons).toHaveLength(10);
    const more = reasons.find(({ code }) => code === 'more-rules');
    expect(more).toMatchObject({ outcome: 'allow' });
    expect(more?.code === 'more-rules' && more.rules).toHaveLength(192);
    expect(reasons.map(describeReason)).toContain(
      '192 more rules allow a part of it, each on its own.',
    );
    expect(reasons.map(german.reason)).toContain(
      '192 weitere Regeln erlauben je einen Teil davon.',
    );
  });

  it('says once what holds for every part of a flow', () => {
    const settings = { name: 'EnableFirewall', type: 'REG_DWORD' as const, data: 0 };
    const policy = buildPolicy(
      { keys: [{ path: 'DomainProfile', values: [settings] }] },
      { keys: [] },
    );
    const decision = decideFlow(policy, [traffic, { ...traffic, protocol: 17 }], false);
    expect(reasonsOfDecision(decision, policy, [])).toEqual([
      { code: 'firewall-off', from: 'local' },
    ]);
  });
});
