import { describe, expect, it } from 'vitest';
import { inboundTraffic } from '../../../test/support/inbound-traffic.ts';
import type { RegistryKey, RegistryValue } from '../../snapshot/registry.ts';
import { buildPolicy } from '../policy/policy.ts';
import { decideFlow } from './decide-flow.ts';

const traffic = inboundTraffic();

const rulesKey = (rules: Readonly<Record<string, string>>): RegistryKey => ({
  path: 'FirewallRules',
  values: Object.entries(rules).map(([name, fields]): RegistryValue => ({
    name,
    type: 'REG_SZ',
    data: `v2.31|Dir=In|Name=n|Protocol=6|${fields}`,
  })),
});
const dword = (name: string, data: number): RegistryValue => ({ name, type: 'REG_DWORD', data });

/** The verdict, and the ids of what would open it. */
function decided(
  local: Readonly<Record<string, string>>,
  groupPolicy: readonly RegistryValue[] = [],
  policyRules: Readonly<Record<string, string>> = {},
) {
  const policy = buildPolicy(
    { keys: [rulesKey(local)] },
    { keys: [{ path: 'DomainProfile', values: [...groupPolicy] }, rulesKey(policyRules)] },
  );
  const { verdict, switchedOff, voided } = decideFlow(policy, [traffic], false);
  return {
    verdict,
    switchedOff: switchedOff.map(({ id }) => id),
    voided: voided.map(({ id }) => id),
  };
}

const on = 'Action=Allow|Active=TRUE|';
const off = 'Action=Allow|Active=FALSE|';
const noMerge = [dword('AllowLocalPolicyMerge', 0)];

describe('decideFlow', () => {
  it.each([
    ['a rule that is off', { r: `${off}LPort=8100|` }, 'disabled', ['r']],
    ['one for another port', { r: `${off}LPort=8101|` }, 'missing', []],
    ['one for another program', { r: `${off}LPort=8100|App=C:\\x.exe|` }, 'missing', []],
    ['one for some peers', { r: `${off}LPort=8100|RA4=10.0.0.0/8|` }, 'disabled', ['r']],
    [
      'one beside a rule for some peers',
      { r: `${off}LPort=8100|`, some: `${on}LPort=8100|RA4=10.0.0.0/8|` },
      'limited',
      ['r'],
    ],
    [
      'one for the peers that are let in already',
      { r: `${off}LPort=8100|RA4=10.0.0.0/8|`, some: `${on}LPort=8100|RA4=10.0.0.0/8|` },
      'limited',
      [],
    ],
    [
      'one that a block outweighs',
      { r: `${off}LPort=8100|`, block: 'Action=Block|Active=TRUE|LPort=8100|' },
      'blocked',
      [],
    ],
    [
      'one where a block may match too',
      { r: `${off}LPort=8100|`, block: 'Action=Block|Active=TRUE|LPort=8100|LUOwn=S-1-5-21-1|' },
      'missing',
      [],
    ],
  ])('says what %s would open', (_name, rules, verdict, switchedOff) => {
    expect(decided(rules)).toEqual({ verdict, switchedOff, voided: [] });
  });

  it.each([
    ['a rule that is on', { r: `${on}LPort=8100|` }, 'void', ['r']],
    ['a rule that is off', { r: `${off}LPort=8100|` }, 'void', ['r']],
    [
      'a rule that a voided block would take away again',
      { r: `${on}LPort=8100|`, block: 'Action=Block|Active=TRUE|LPort=8100|' },
      'missing',
      [],
    ],
  ])('says what policy voids: %s', (_name, rules, verdict, voided) => {
    expect(decided(rules, noMerge)).toEqual({ verdict, switchedOff: [], voided });
  });

  it('opens nothing while all inbound traffic is blocked', () => {
    const shields = [dword('DoNotAllowExceptions', 1)];
    const rules = { r: `${off}LPort=8100|` };
    expect(decided(rules, shields)).toEqual({ verdict: 'blocked', switchedOff: [], voided: [] });
  });
});
