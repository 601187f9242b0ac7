import { carve } from '../firewall/flow/carve.ts';
import { certainBoxes, trafficBoxes } from '../firewall/flow/rule-boxes.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import { profiles as allProfiles } from '../firewall/terms.ts';
import { builtinRank } from '../vmm/builtin-rules.ts';

/** Would this rule, switched on, allow all of the traffic for certain? */
export function covers(rule: Rule, traffic: Traffic, policy: Policy): boolean {
  if (rule.malformed.length > 0 || rule.action !== 'allow' || rule.direction !== traffic.direction)
    return false;
  if (rule.profiles.length > 0 && !rule.profiles.includes(traffic.profile)) return false;
  const compiled = policy.index.compiled(rule, traffic.profile);
  const boxes = certainBoxes(compiled, traffic, policy.environment);
  return carve(trafficBoxes(traffic), boxes).rest.length === 0;
}

/** For how many profiles the rule is; fewer open less. */
const breadth = ({ profiles }: Rule): number => profiles.length || allProfiles.length;

/**
 * The local rules of Windows that each cover all the traffic once they are switched on, the one that
 * is meant for the flow first. Only the flow's own built-in rules are looked at: another rule that
 * happens to open the port is there for something else.
 * @param names ids of the flow's built-in rules, the best first
 */
export function builtinRulesFor(
  names: readonly string[],
  traffics: readonly Traffic[],
  policy: Policy,
): Rule[] {
  const rank = ({ id }: Rule) => builtinRank(id, names) ?? names.length;
  return policy.rules
    .filter(
      (rule) =>
        rule.store === 'local' &&
        !rule.active &&
        rank(rule) < names.length &&
        traffics.every((traffic) => covers(rule, traffic, policy)),
    )
    .sort((a, b) => rank(a) - rank(b) || breadth(a) - breadth(b));
}
