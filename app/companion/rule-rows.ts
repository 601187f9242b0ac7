import type { Assessment } from '../../core/assessment/model.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { firstText } from '../../core/firewall/rule/fields.ts';
import type { Rule } from '../../core/firewall/rule/rule.ts';
import type { RuleRef } from '../../core/firewall/terms.ts';
import { icmpv4, icmpv6, tcp, udp } from '../../core/firewall/terms.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { addressTexts, portText } from '../rule-fields.ts';
import type { RuleRow } from './api.ts';

const protocolWords: ReadonlyMap<number, string> = new Map([
  [tcp, 'TCP'],
  [udp, 'UDP'],
  [icmpv4, 'ICMPv4'],
  [icmpv6, 'ICMPv6'],
]);

const keyOf = ({ store, id }: RuleRef) => `${store} ${id.toLowerCase()}`;

/** Ids of the flows that each rule decides. */
function flowsByRule({ flows }: Assessment): Map<string, Set<string>> {
  const byRule = new Map<string, Set<string>>();
  for (const flow of flows) {
    for (const ref of flow.profiles.flatMap(({ rules }) => rules)) {
      const known = byRule.get(keyOf(ref)) ?? new Set();
      byRule.set(keyOf(ref), known.add(flow.id));
    }
  }
  return byRule;
}

const joined = (texts: readonly string[]) => texts.join(', ');

function rowOf(rule: Rule, flows: ReadonlySet<string> | undefined): RuleRow {
  const { store, id, name, direction, action, active, profiles } = rule;
  const { malformed, doubts, unknownKeys } = rule;
  return {
    store,
    id,
    name: name === '' ? id : name,
    group: firstText(rule, 'EmbedCtxt'),
    direction,
    action,
    active,
    profiles,
    protocol: joined(rule.protocols.map((each) => protocolWords.get(each) ?? `${each}`)) || 'any',
    localPorts: joined(rule.localPorts.map(portText)),
    remotePorts: joined(rule.remotePorts.map(portText)),
    remoteAddresses: joined(addressTexts(rule, 'remote')),
    program: joined(rule.programs),
    service: joined(rule.services),
    malformed,
    doubts,
    unknownKeys,
    flows: [...(flows ?? [])],
  };
}

/** Every rule of the host, with the flows it decides. */
export function ruleRows(policy: Policy, assessment: Assessment | null): RuleRow[] {
  const flows = assessment === null ? new Map<string, Set<string>>() : flowsByRule(assessment);
  return policy.rules.map((rule) => rowOf(rule, flows.get(keyOf(rule))));
}

/** The same of a host as it was read. */
export const rulesOfHost = (snapshot: Snapshot, assessment: Assessment | null): RuleRow[] =>
  ruleRows(policyOfSnapshot(snapshot), assessment);
