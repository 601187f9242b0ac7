import { matchDimension } from '../algebra/dimension.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import { matchActors, matchFamily, matchInterfaces } from '../policy/match-rule.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Match } from '../terms.ts';

/** Why a rule may match and no more: its name, and a clause for each condition that is left open. */
export function explainMay(rule: CompiledRule, traffic: Traffic): string {
  const conditions: [Match, () => string][] = [
    [matchActors(rule, traffic.actors), () => actorClause(rule, traffic)],
    [
      matchInterfaces(rule, traffic.interfaces),
      () => 'it holds for one network adapter, and which one is used is not known',
    ],
    [matchDimension(rule.localPorts, traffic.localPorts), () => portClause(rule, 'local')],
    [matchDimension(rule.remotePorts, traffic.remotePorts), () => portClause(rule, 'remote')],
    [matchDimension(rule.icmp, traffic.icmp), () => 'the ICMP type or code is not known'],
    [
      matchDimension(rule.interfaceTypes, traffic.interfaceTypes),
      () => 'the interface type is not known',
    ],
    [addressMatch(rule, traffic), () => addressClause(rule)],
  ];
  const clauses = conditions.filter(([match]) => match === 'may').map(([, clause]) => clause());
  const { store, id } = rule.rule;
  return `${store} rule ${id}: ${[...rule.limits, ...clauses].join(', and ')}`;
}

function addressMatch(rule: CompiledRule, traffic: Traffic): Match {
  const matches = traffic.families.map((family) => matchFamily(rule, traffic, family));
  return matches.every((match) => match === matches[0]) ? (matches[0] ?? 'yes') : 'may';
}

function actorClause(rule: CompiledRule, { actors }: Traffic): string {
  const names = [...rule.rule.programs, ...rule.rule.services].join(', ');
  const open = actors.some(({ program }) => program === undefined)
    ? 'the program'
    : 'the program or service';
  return `it holds for ${names} only and ${open} is not known well enough`;
}

function portClause(rule: CompiledRule, side: 'local' | 'remote'): string {
  const entries = side === 'local' ? rule.rule.localPorts : rule.rule.remotePorts;
  const words = entries.flatMap((entry) => ('word' in entry ? [entry.word] : []));
  return words.length > 0
    ? `which ports ${words.join(', ')} stands for is not known`
    : `the ${side} port is not known`;
}

function addressClause(rule: CompiledRule): string {
  const { localAddresses, remoteAddresses } = rule.rule;
  const entries = [
    ...localAddresses[4],
    ...localAddresses[6],
    ...remoteAddresses[4],
    ...remoteAddresses[6],
  ];
  const words = new Set(entries.flatMap((entry) => ('word' in entry ? [entry.word] : [])));
  return words.size > 0
    ? `which addresses ${[...words].join(', ')} stands for is not known`
    : 'the address is not known';
}
