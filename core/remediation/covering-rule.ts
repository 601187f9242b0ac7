import { carve } from '../firewall/flow/carve.ts';
import { certainBoxes, trafficBoxes } from '../firewall/flow/rule-boxes.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import { isBuiltinRule } from '../vmm/builtin-rules.ts';

/** Would this rule, switched on, allow all of the traffic for certain? */
export function covers(rule: Rule, traffic: Traffic, policy: Policy): boolean {
  if (rule.malformed.length > 0 || rule.action !== 'allow' || rule.direction !== traffic.direction)
    return false;
  if (rule.profiles.length > 0 && !rule.profiles.includes(traffic.profile)) return false;
  const compiled = policy.index.compiled(rule, traffic.profile);
  const boxes = certainBoxes(compiled, traffic, policy.environment);
  return carve(trafficBoxes(traffic), boxes).rest.length === 0;
}

/**
 * The local rules of Windows that each cover all the traffic once they are switched on. Only the
 * flow's own built-in rules are looked at: another rule that happens to open the port is there for
 * something else.
 */
export function builtinRulesFor(
  names: readonly string[],
  traffics: readonly Traffic[],
  policy: Policy,
): Rule[] {
  return policy.rules.filter(
    (rule) =>
      rule.store === 'local' &&
      !rule.active &&
      isBuiltinRule(rule.id, names) &&
      traffics.every((traffic) => covers(rule, traffic, policy)),
  );
}
