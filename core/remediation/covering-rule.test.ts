import { expect, it } from 'vitest';
import { inboundTraffic } from '../../test/support/inbound-traffic.ts';
import { buildPolicy } from '../firewall/policy/policy.ts';
import { builtinRulesFor } from './covering-rule.ts';

const off = (name: string, profiles = '') => ({
  name,
  type: 'REG_SZ' as const,
  data: `v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|${profiles}LPort=8100|App=System|Name=n|`,
});
const idsOf = (...values: ReturnType<typeof off>[]) => {
  const policy = buildPolicy({ keys: [{ path: 'FirewallRules', values }] }, { keys: [] });
  const names = ['Best-In-TCP', 'Next-In-TCP'];
  return builtinRulesFor(names, [inboundTraffic()], policy).map(({ id }) => id);
};

it('gives the rule that the flow names first, wherever it stands on the host', () => {
  const rules = [off('Other-In-TCP'), off('next-in-tcp-noscope'), off('Best-In-TCP')];
  expect(idsOf(...rules)).toEqual(['Best-In-TCP', 'next-in-tcp-noscope']);
});

it('gives of two that are one rule for different profiles the one that opens less', () => {
  const narrow = off('Best-In-TCP-NoScope', 'Profile=Domain|');
  const wide = off('Best-In-TCP', 'Profile=Domain|Profile=Private|');
  expect(idsOf(wide, narrow)).toEqual(['Best-In-TCP-NoScope', 'Best-In-TCP']);
  expect(idsOf(off('Best-In-TCP-NoScope', 'Profile=Public|'))).toEqual([]);
});
