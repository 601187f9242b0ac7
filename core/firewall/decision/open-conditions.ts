import { matchDimension } from '../algebra/dimension.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import { matchActors, matchFamily, matchInterfaces } from '../policy/match-rule.ts';
import type { Policy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Match } from '../terms.ts';
import type { Dependency, OpenCondition } from './dependency.ts';

/** Why a rule may match and no more: each condition that is left open. */
export function openConditions(rule: CompiledRule, traffic: Traffic): Dependency {
  const conditions: [Match, () => OpenCondition][] = [
    [matchActors(rule, traffic.actors), () => processCondition(rule, traffic)],
    [matchInterfaces(rule, traffic.interfaces), () => ({ kind: 'adapter' })],
    [matchDimension(rule.localPorts, traffic.localPorts), () => portCondition(rule, 'local')],
    [matchDimension(rule.remotePorts, traffic.remotePorts), () => portCondition(rule, 'remote')],
    [matchDimension(rule.icmp, traffic.icmp), () => ({ kind: 'icmp' })],
    [
      matchDimension(rule.interfaceTypes, traffic.interfaceTypes),
      () => ({ kind: 'interface-type' }),
    ],
    [addressMatch(rule, traffic), () => addressCondition(rule)],
  ];
  const open = conditions.filter(([match]) => match === 'may').map(([, describe]) => describe());
  const { store, id } = rule.rule;
  return { kind: 'rule', rule: { store, id }, conditions: [...rule.limits, ...open] };
}

/**
 * What every answer depends on, whatever the traffic; empty for a policy that can be answered by.
 * Windows does not support a firewall without its service and does not say what passes then (Firewall
 * Service and Driver Initialization, learn.microsoft.com, cc733422); a server whose service never came
 * up let nothing in (Azure/repair-script-library#149).
 */
export const commonDependencies = ({ unreadable, environment }: Policy): Dependency[] => [
  ...unreadable.map(({ store, reason }): Dependency => ({ kind: 'unreadable', store, reason })),
  ...(environment.firewallService === 'not-running'
    ? [{ kind: 'service-not-running' } as const]
    : []),
];

function addressMatch(rule: CompiledRule, traffic: Traffic): Match {
  const matches = traffic.families.map((family) => matchFamily(rule, traffic, family));
  return matches.every((match) => match === matches[0]) ? (matches[0] ?? 'yes') : 'may';
}

const processCondition = ({ rule }: CompiledRule, { actors }: Traffic): OpenCondition => ({
  kind: 'process',
  names: [...rule.programs, ...rule.services],
  programKnown: actors.every(({ program }) => program !== undefined),
});

const wordsIn = (entries: readonly object[]): string[] => [
  ...new Set(
    entries.flatMap((entry) =>
      'word' in entry && typeof entry.word === 'string' ? [entry.word] : [],
    ),
  ),
];

const portCondition = ({ rule }: CompiledRule, side: 'local' | 'remote'): OpenCondition => ({
  kind: 'port',
  side,
  words: wordsIn(side === 'local' ? rule.localPorts : rule.remotePorts),
});

function addressCondition({ rule }: CompiledRule): OpenCondition {
  const { localAddresses: local, remoteAddresses: remote } = rule;
  return { kind: 'address', words: wordsIn([local[4], local[6], remote[4], remote[6]].flat()) };
}
