import type { DecidedTraffic } from '../firewall/flow/decide-traffic.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Profile } from '../firewall/terms.ts';
import type { Flow } from '../vmm/catalogue.ts';
import { builtinRulesFor } from './covering-rule.ts';
import type { Target } from './judge-targets.ts';
import { enableStep } from './plan.ts';
import type { RuleBody } from './rule-for-traffic.ts';
import { ruleForTraffic } from './rule-for-traffic.ts';

type Rule = Policy['rules'][number];

/** One change that a flow asks for, before equal ones of several flows are made one. */
export type StepWish =
  | { readonly kind: 'enable'; readonly rule: Rule; readonly flow: Flow }
  | {
      readonly kind: 'create';
      readonly body: RuleBody;
      readonly flow: Flow;
      /** Ids of Windows' own rules that would do as well and that no plan can name or hold. */
      readonly insteadOf: readonly string[];
    };

const isClosed = ({ parts }: DecidedTraffic) => parts.some(({ outcome }) => outcome !== 'allow');

/** The traffic of one part on each of the profiles where it is closed. */
function closedTraffic({ judgement }: Target, part: number, profiles: readonly Profile[]) {
  return judgement.decisions.flatMap(({ profile, decision }): Traffic[] => {
    const decided = decision.decided[part];
    return decided !== undefined && profiles.includes(profile) && isClosed(decided)
      ? [decided.traffic]
      : [];
  });
}

/** Can a plan carry the rule as it is? Its id and string come from the host and may hold anything. */
const fitsPlan = ({ id, text }: Rule): boolean =>
  enableStep.shape.name.safeParse(id).success && enableStep.shape.expected.safeParse(text).success;

/**
 * What would open a flow on some profiles: for each of its parts that is closed there, Windows' own
 * rule where switching it on is enough, else the narrowest new rule.
 * @param builtin `leave` where the rules are for a place that has none of Windows' own
 */
export function wishesOf(
  target: Target,
  profiles: readonly Profile[],
  policy: Policy,
  builtin: 'use' | 'leave' = 'use',
): StepWish[] {
  const { flow, judgement, peers } = target;
  return judgement.judged.flatMap((part, index): StepWish[] => {
    const traffics = closedTraffic(target, index, profiles);
    const [first] = traffics;
    if (first === undefined) return [];
    const rules = builtin === 'use' ? builtinRulesFor(flow.builtinRules, traffics, policy) : [];
    const rule = rules.find(fitsPlan);
    if (rule !== undefined) return [{ kind: 'enable', rule, flow }];
    const closed = traffics.map(({ profile }) => profile);
    const body = ruleForTraffic(part, first, closed, peers);
    return [{ kind: 'create', body, flow, insteadOf: rules.map(({ id }) => id) }];
  });
}
