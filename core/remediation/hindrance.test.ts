import { describe, expect, it } from 'vitest';
import { firewallHost, type FirewallHost } from '../../test/support/firewall-host.ts';
import type { FlowJudgement } from '../assessment/judge-flow.ts';
import { policyOfSnapshot } from '../assessment/policy-of-snapshot.ts';
import { trafficOfPart } from '../assessment/traffic-of-part.ts';
import { decideFlow } from '../firewall/flow/decide-flow.ts';
import { allAddresses } from '../firewall/policy/address-condition.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import { profiles } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { closedProfilesOf } from './hindrance.ts';

/** Inbound TCP 8100 on every profile, as a policy decides it. */
function judgementOf(policy: Policy): FlowJudgement {
  const need = {
    protocol: 'tcp',
    ports: [[8100, 8100]],
    isRpc: false,
    actors: [],
    remote: allAddresses,
  } as const;
  return {
    direction: 'in',
    parts: [],
    judged: [],
    decisions: profiles.map((profile) => ({
      profile,
      decision: decideFlow(policy, [trafficOfPart(need, 'in', profile, policy)], false),
    })),
  };
}

function closedOn(host: Snapshot) {
  const policy = policyOfSnapshot(host);
  const { helpable, hindered } = closedProfilesOf(judgementOf(policy), policy);
  return {
    helpable,
    hindered: hindered.map(({ hindrance, profiles: on }) => [
      hindrance.kind,
      on,
      'rules' in hindrance ? hindrance.rules.map(({ id }) => id) : [],
    ]),
  };
}

const allow = 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100|Name=a|';
const block = (profile: string) =>
  `v2.31|Action=Block|Active=TRUE|Dir=In|Protocol=6|Profile=${profile}|LPort=8100|Name=b|`;
const voids = { AllowLocalPolicyMerge: 0 };
const shieldsUp = { DoNotAllowExceptions: 1 };

interface Case {
  readonly host: FirewallHost;
  readonly helpable?: readonly string[];
  readonly hindered?: readonly (readonly unknown[])[];
}

const cases: Readonly<Record<string, Case>> = {
  'nothing is closed': { host: { rules: { a: allow } } },
  'closed everywhere, and nothing stands in the way': {
    host: {},
    helpable: ['domain', 'private', 'public'],
  },
  'policy voids local rules on one profile': {
    host: { policySwitches: { DomainProfile: voids } },
    helpable: ['private', 'public'],
    hindered: [['policy-voids-local-rules', ['domain'], []]],
  },
  'all inbound traffic is blocked on one profile': {
    host: { switches: { PublicProfile: shieldsUp } },
    helpable: ['domain', 'private'],
    hindered: [['inbound-blocked', ['public'], []]],
  },
  'the same on one profile, while another is open': {
    host: {
      rules: { a: `${allow}Profile=Domain|` },
      switches: { PublicProfile: shieldsUp },
    },
    helpable: ['private'],
    hindered: [['inbound-blocked', ['public'], []]],
  },
  'each profile has a cause of its own': {
    host: {
      rules: { b: block('Private') },
      policySwitches: { DomainProfile: voids, PublicProfile: shieldsUp },
    },
    hindered: [
      ['inbound-blocked', ['public'], []],
      ['policy-voids-local-rules', ['domain'], []],
      ['blocked-by-local-rule', ['private'], ['b']],
    ],
  },
  'rules of both stores block, each on a profile': {
    host: { rules: { local: block('Private') }, policyRules: { policy: block('Public') } },
    helpable: ['domain'],
    hindered: [
      ['blocked-by-policy-rule', ['public'], ['policy']],
      ['blocked-by-local-rule', ['private'], ['local']],
    ],
  },
  'a rule of policy and a local one block the same profile: the owner of the policy is asked': {
    host: { rules: { local: block('Public') }, policyRules: { policy: block('Public') } },
    helpable: ['domain', 'private'],
    hindered: [['blocked-by-policy-rule', ['public'], ['policy']]],
  },
  'a block of some peers hinders nothing for the others': {
    host: { rules: { b: `${block('Domain')}RA4=10.0.0.0/255.0.0.0|` } },
    helpable: ['domain', 'private', 'public'],
  },
};

describe('what stands in the way of local rules', () => {
  it.each(Object.entries(cases))('%s', (_name, { host, helpable = [], hindered = [] }) => {
    expect(closedOn(firewallHost(host))).toEqual({ helpable, hindered });
  });

  it('cannot be told where a store could not be read', () => {
    const host = firewallHost({});
    const unread = { ...host.firewall, groupPolicy: { unavailable: 'access is denied' } };
    expect(closedOn({ ...host, firewall: unread })).toEqual({
      helpable: [],
      hindered: [['unknown', ['domain', 'private', 'public'], []]],
    });
  });

  it('cannot be told while the firewall service does not run, and no rule could be made', () => {
    const host = firewallHost({});
    const service = { name: 'MpsSvc', path: 'svchost.exe', state: 'stopped' as const };
    expect(closedOn({ ...host, services: [service] })).toEqual({
      helpable: [],
      hindered: [['unknown', ['domain', 'private', 'public'], []]],
    });
  });
});
