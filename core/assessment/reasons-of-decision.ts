import type { Dependency } from '../firewall/decision/dependency.ts';
import { openConditions, commonDependencies } from '../firewall/decision/open-conditions.ts';
import type { FlowDecision } from '../firewall/flow/decide-flow.ts';
import type { DecidedTraffic, Part } from '../firewall/flow/decide-traffic.ts';
import type { CompiledRule } from '../firewall/policy/compiled-rule.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { RuleRef } from '../firewall/terms.ts';
import { builtinRank } from '../vmm/builtin-rules.ts';
import type { Reason, RuleName } from './reason.ts';
import { scopeOf } from './scope.ts';

/** Ids repeat between stores, never within one. */
export const ruleName = (rule: Rule): RuleName => ({
  store: rule.store,
  id: rule.id,
  name: rule.name,
});

const distinctNames = (rules: readonly CompiledRule[]): RuleName[] =>
  [...new Set(rules.map(({ rule }) => rule))].map(ruleName);

/** Parts that share fate, reason and rules are told together. */
function groups(parts: readonly Part[]): Part[][] {
  const found = new Map<string, Part[]>();
  for (const part of parts) {
    const ids = part.rules.map(({ rule }) => `${rule.store} ${rule.id}`).join('\n');
    const key = `${part.outcome} ${part.reason} ${ids}`;
    const group = found.get(key);
    if (group === undefined) found.set(key, [part]);
    else group.push(part);
  }
  return [...found.values()];
}

/** More parts of one fate than these nobody reads one by one. */
const mostTold = 8;

/** One reason a group, of each outcome the first ones; the rules of all further groups together. */
function reasonsOfParts(each: DecidedTraffic, policy: Policy, namePorts: boolean): Reason[] {
  const told = { allow: 0, block: 0, unknown: 0 };
  const more: Record<Part['outcome'], CompiledRule[]> = { allow: [], block: [], unknown: [] };
  const reasons: Reason[] = [];
  for (const group of groups(each.parts)) {
    const [first] = group;
    if (first === undefined) continue;
    const { outcome, rules } = first;
    if (rules.length > 0 && ++told[outcome] > mostTold) more[outcome].push(...rules);
    else reasons.push(reasonOf(group, each, policy, namePorts));
  }
  for (const outcome of ['allow', 'block', 'unknown'] as const) {
    const rules = distinctNames(more[outcome]);
    if (rules.length > 0) reasons.push({ code: 'more-rules', outcome, rules });
  }
  return reasons;
}

function reasonOf(
  group: readonly Part[],
  { traffic }: DecidedTraffic,
  policy: Policy,
  namePorts: boolean,
): Reason {
  const [{ outcome, reason } = { outcome: 'unknown', reason: 'undecided' }] = group;
  const rules = group.flatMap((part) => part.rules);
  const settings = policy.settings[traffic.profile];
  const scope = scopeOf(
    group.map(({ box }) => box),
    traffic,
    namePorts,
  );
  if (reason === 'firewall-off')
    return settings.enabled.value
      ? { code: 'exempt-adapters', adapters: settings.exemptInterfaces.value, all: true }
      : { code: 'firewall-off', from: settings.enabled.from };
  if (reason === 'inbound-blocked')
    return { code: 'inbound-blocked', from: settings.shieldsUp.from };
  if (outcome === 'unknown')
    return {
      code: 'undecided',
      rules: distinctNames(rules),
      because: dependencies(rules, traffic, policy),
      scope,
    };
  if (reason === 'rule')
    return {
      code: outcome === 'allow' ? 'allowed-by-rules' : 'blocked-by-rules',
      rules: distinctNames(rules),
      scope,
    };
  return {
    code: outcome === 'allow' ? 'allowed-by-default' : 'nothing-allows',
    direction: traffic.direction,
    scope,
  };
}

/** What an undecided part depends on, each rule once. */
function dependencies(
  rules: readonly CompiledRule[],
  traffic: DecidedTraffic['traffic'],
  policy: Policy,
): Dependency[] {
  const open = [...new Set(rules)].map((rule) => openConditions(rule, traffic));
  return [...commonDependencies(policy), ...open];
}

/** Closed and uncertain parts first: they are what a person has to act on, unless it is for review only. */
const order: readonly Reason['code'][] = [
  'inbound-blocked',
  'blocked-by-rules',
  'voided',
  'switched-off',
  'nothing-allows',
  'near-miss',
  'undecided',
  'allowed-by-rules',
  'more-rules',
  'allowed-by-default',
  'firewall-off',
  'local-rules-void',
  'exempt-adapters',
];

/** Windows' own rules for the flow first: others that would open it too are there for something else. */
function preferredFirst(rules: readonly Rule[], preferred: readonly string[]): RuleName[] {
  const rank = ({ id }: Rule) => builtinRank(id, preferred) ?? preferred.length;
  return rules.toSorted((a, b) => rank(a) - rank(b)).map(ruleName);
}

/** What holds for the whole profile, whatever the traffic. */
const ofProfile: ReadonlySet<Reason['code']> = new Set([
  'firewall-off',
  'inbound-blocked',
  'exempt-adapters',
]);

/** Every part of a flow says again what holds for the profile. */
const eachOnce = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    ({ code }, i) => !ofProfile.has(code) || reasons.findIndex((each) => each.code === code) === i,
  );

/**
 * The chain of reasons of one flow on one profile.
 * @param preferred ids of Windows' own rules for the flow
 */
export function reasonsOfDecision(
  decision: FlowDecision,
  policy: Policy,
  preferred: readonly string[],
): Reason[] {
  const reasons = eachOnce(
    decision.decided.flatMap((each) => reasonsOfParts(each, policy, decision.decided.length > 1)),
  );
  const { switchedOff, voided } = decision;
  if (switchedOff.length > 0)
    reasons.push({ code: 'switched-off', rules: preferredFirst(switchedOff, preferred) });
  if (voided.length > 0) reasons.push({ code: 'voided', rules: preferredFirst(voided, preferred) });
  const profile = decision.decided[0]?.traffic.profile;
  const settings = profile === undefined ? undefined : policy.settings[profile];
  if (settings !== undefined && !settings.mergesLocalRules)
    reasons.push({ code: 'local-rules-void' });
  const exempt = settings?.exemptInterfaces.value ?? [];
  if (exempt.length > 0 && !reasons.some(({ code }) => code === 'exempt-adapters'))
    reasons.push({ code: 'exempt-adapters', adapters: exempt, all: false });
  const rank = ({ code }: Reason) =>
    decision.review && (code === 'allowed-by-rules' || code === 'more-rules')
      ? -1
      : order.indexOf(code);
  return reasons.sort((a, b) => rank(a) - rank(b));
}

/** The rules that decided, each once. */
export function decidingRules(decision: FlowDecision): RuleRef[] {
  const rules = decision.decided.flatMap(({ parts }) =>
    parts.flatMap((part) => part.rules.map(({ rule }) => rule)),
  );
  return [...new Set(rules)].map(({ store, id }) => ({ store, id }));
}
