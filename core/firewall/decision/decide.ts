import type { CompiledRule } from '../policy/compiled-rule.ts';
import { normalGuid } from '../policy/compiled-rule.ts';
import { matchRule } from '../policy/match-rule.ts';
import type { Policy } from '../policy/policy.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Answer, AnswerReason, Question } from '../question.ts';
import type { RuleRef } from '../terms.ts';
import type { Dependency } from './dependency.ts';
import { openConditions, commonDependencies } from './open-conditions.ts';
import { trafficOfQuestion } from './traffic-of-question.ts';

interface Matches {
  readonly yes: readonly CompiledRule[];
  readonly may: readonly CompiledRule[];
}

function matchesAmong(candidates: readonly CompiledRule[], traffic: Traffic): Matches {
  const yes: CompiledRule[] = [];
  const may: CompiledRule[] = [];
  for (const rule of candidates) {
    const match = matchRule(rule, traffic, 'ordinary');
    if (match === 'yes') yes.push(rule);
    else if (match === 'may') may.push(rule);
  }
  return { yes, may };
}

const byRef = (a: RuleRef, b: RuleRef) =>
  a.store === b.store ? compare(a.id, b.id) : compare(a.store, b.store);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (rules: readonly CompiledRule[]): CompiledRule[] =>
  [...rules].sort((a, b) => byRef(a.rule, b.rule));

const refs = (rules: readonly CompiledRule[]): RuleRef[] =>
  inOrder(rules).map(({ rule }) => ({ store: rule.store, id: rule.id }));

const decided = (
  verdict: 'allow' | 'block',
  reason: AnswerReason,
  rules: readonly CompiledRule[] = [],
): Answer => ({
  verdict,
  reason,
  rules: refs(rules),
  unknown: [],
});

const undecided = (rules: readonly CompiledRule[], unknown: readonly Dependency[]): Answer => ({
  verdict: 'unknown',
  reason: 'undecided',
  rules: refs(rules),
  unknown,
});

/**
 * Would this host's firewall let the traffic pass, and which rules say so? Exactly the order of
 * decision laws, section 4; `unknown` when it depends on something the policy does not say.
 */
export function decide(policy: Policy, question: Question): Answer {
  const common = commonDependencies(policy);
  if (common.length > 0) return undecided([], common);
  const settings = policy.settings[question.profile];
  const exempt =
    question.interface !== undefined &&
    settings.exemptInterfaces.value.includes(normalGuid(question.interface));
  if (!settings.enabled.value || exempt) return decided('allow', 'firewall-off');
  if (question.direction === 'in' && settings.shieldsUp.value)
    return decided('block', 'inbound-blocked');
  const blocksByDefault = (
    question.direction === 'in' ? settings.blocksInbound : settings.blocksOutbound
  ).value;
  return decideByRules(policy, trafficOfQuestion(question, policy.environment), blocksByDefault);
}

/** More than these nobody reads; where the program is not known there may be hundreds. */
const mostExplained = 10;

/** What the first rules depend on, in the order of the answer's rules, and how many more there are. */
function explainFirst(rules: readonly CompiledRule[], traffic: Traffic): Dependency[] {
  const explained = rules.slice(0, mostExplained).map((rule) => openConditions(rule, traffic));
  const count = rules.length - explained.length;
  return count === 0 ? explained : [...explained, { kind: 'more-rules', count }];
}

function decideByRules(policy: Policy, traffic: Traffic, blocksByDefault: boolean): Answer {
  const blocks = matchesAmong(policy.index.blocks(traffic), traffic);
  if (blocks.yes.length > 0) return decided('block', 'rule', blocks.yes);
  const candidates = policy.index.allows(traffic);
  const allows = matchesAmong(candidates, traffic);
  const because = (rules: readonly CompiledRule[]) =>
    undecided(rules, explainFirst(inOrder(rules), traffic));
  if (blocks.may.length > 0) {
    const matters = allows.yes.length > 0 || allows.may.length > 0 || !blocksByDefault;
    return matters ? because([...blocks.may, ...allows.may]) : decided('block', 'default-action');
  }
  if (allows.yes.length > 0) return decided('allow', 'rule', allows.yes);
  if (blocksByDefault)
    return allows.may.length > 0 ? because(allows.may) : decided('block', 'default-action');
  const protectedOnly = candidates.filter(
    (rule) => rule.demandsIpsec && matchRule(rule, traffic, 'protected') !== 'no',
  );
  if (protectedOnly.length === 0) return decided('allow', 'default-action');
  return undecided(
    protectedOnly,
    refs(protectedOnly).map((rule) => ({ kind: 'ipsec', rule })),
  );
}
