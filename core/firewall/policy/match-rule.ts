import { matchDimension } from '../algebra/dimension.ts';
import type { Family, Match } from '../terms.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { Actor, Traffic } from './traffic.ts';
import { matchProgram } from './program-path.ts';

/** Alternatives or agreement: all the same gives that, a mixture is undecided. */
function agree(matches: readonly Match[]): Match {
  const [first] = matches;
  if (first === undefined) return 'may';
  return matches.every((match) => match === first) ? first : 'may';
}

/** All must hold: one `no` decides, else one `may` limits. */
function both(a: Match, b: Match): Match {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'may' || b === 'may' ? 'may' : 'yes';
}

/** What a rule says of the process. */
type ProcessCondition = Pick<CompiledRule, 'programs' | 'services'>;

function matchPrograms(rule: ProcessCondition, actor: Actor): Match {
  if (rule.programs.length === 0) return 'yes';
  const { program } = actor;
  if (program === undefined) return 'may';
  let best: Match = 'no';
  for (const pattern of rule.programs) {
    const match = matchProgram(pattern, program);
    if (match === 'yes') return 'yes';
    if (match === 'may') best = 'may';
  }
  return best;
}

function matchServices(rule: ProcessCondition, { services }: Actor): Match {
  if (rule.services.length === 0) return 'yes';
  if (services === undefined) return 'may';
  const hit = services.some(
    (service) => rule.services.includes(service) || rule.services.includes('*'),
  );
  return hit ? 'yes' : 'no';
}

export function matchActors(rule: ProcessCondition, actors: readonly Actor[]): Match {
  if (rule.programs.length === 0 && rule.services.length === 0) return 'yes';
  if (actors.length === 0) return 'may';
  return agree(actors.map((actor) => both(matchPrograms(rule, actor), matchServices(rule, actor))));
}

export function matchInterfaces(
  rule: CompiledRule,
  interfaces: readonly string[] | undefined,
): Match {
  if (rule.interfaces.length === 0) return 'yes';
  if (interfaces === undefined) return 'may';
  return agree(interfaces.map((id) => (rule.interfaces.includes(id) ? 'yes' : 'no')));
}

export function matchFamily(rule: CompiledRule, traffic: Traffic, family: Family): Match {
  const local = matchDimension(rule.local?.[family], traffic.local[family]);
  return local === 'no'
    ? 'no'
    : both(local, matchDimension(rule.remote?.[family], traffic.remote[family]));
}

/** `ordinary`: rules that demand IPsec do not match. `protected`: as if they did not demand it. */
export type Protection = 'ordinary' | 'protected';

/** The conditions that are not sets of numbers: protocol, process, adapter, and what voids a rule. */
export function matchFixedConditions(
  rule: CompiledRule,
  traffic: Traffic,
  protection: Protection,
): Match {
  const { protocols } = rule.rule;
  if (protocols.length > 0 && !protocols.includes(traffic.protocol)) return 'no';
  if (rule.never || (rule.demandsIpsec && protection === 'ordinary')) return 'no';
  const process = both(
    matchActors(rule, traffic.actors),
    matchInterfaces(rule, traffic.interfaces),
  );
  return rule.limits.length > 0 ? both(process, 'may') : process;
}

/** A rule on the whole set of traffic: `yes` for all of it, `no` for none, else `may`. */
export function matchRule(rule: CompiledRule, traffic: Traffic, protection: Protection): Match {
  let result = matchFixedConditions(rule, traffic, protection);
  if (result === 'no') return 'no';
  result = both(result, matchDimension(rule.localPorts, traffic.localPorts));
  if (result === 'no') return 'no';
  result = both(result, matchDimension(rule.remotePorts, traffic.remotePorts));
  if (result === 'no') return 'no';
  result = both(result, matchDimension(rule.icmp, traffic.icmp));
  if (result === 'no') return 'no';
  result = both(result, matchDimension(rule.interfaceTypes, traffic.interfaceTypes));
  if (result === 'no' || (rule.local === undefined && rule.remote === undefined)) return result;
  return both(result, agree(traffic.families.map((family) => matchFamily(rule, traffic, family))));
}
