import { possibleBoxes } from '../firewall/flow/rule-boxes.ts';
import { adapterResolver } from '../firewall/policy/address-condition.ts';
import { compileRule } from '../firewall/policy/compiled-rule.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Rule } from '../firewall/rule/rule.ts';
import type { Disagreement } from './compare.ts';

/** One rule about which registry and NetSecurity do not agree. */
export interface DisputedRule {
  readonly rule: Rule;
  readonly disagreements: readonly Disagreement[];
}

const withoutCondition: Readonly<Record<string, Partial<Rule>>> = {
  profiles: { profiles: [] },
  protocol: { protocols: [], localPorts: [], remotePorts: [], icmp: [] },
  localPorts: { localPorts: [] },
  remotePorts: { remotePorts: [] },
  program: { programs: [] },
  service: { services: [] },
};

/**
 * Whether the rule may have a say on the traffic in either version. A condition that is disputed
 * narrows nothing, so that both versions are within what is looked at; whether the rule is on, or
 * allows or blocks, does not matter here.
 */
export function touches(
  { rule, disagreements }: DisputedRule,
  traffic: Traffic,
  { environment }: Policy,
): boolean {
  const fields = new Set(disagreements.map(({ field }) => field));
  if (!fields.has('direction') && rule.direction !== traffic.direction) return false;
  const conditions = [...fields].map((field) => withoutCondition[field] ?? {});
  const inQuestion = { ...rule, direction: traffic.direction, active: true };
  const widened: Rule = Object.assign(inQuestion, ...conditions);
  if (widened.profiles.length > 0 && !widened.profiles.includes(traffic.profile)) return false;
  const resolve = adapterResolver(environment.adapters, traffic.profile);
  const compiled = compileRule(widened, environment, resolve);
  return possibleBoxes([compiled], traffic, environment).length > 0;
}
