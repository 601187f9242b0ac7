import { closedProfiles } from './hindrance.ts';
import type { FlowJudgement } from '../assessment/judge-flow.ts';
import type { DecidedTraffic } from '../firewall/flow/decide-flow.ts';
import type { Policy } from '../firewall/policy/policy.ts';
import type { Traffic } from '../firewall/policy/traffic.ts';
import type { Flow } from '../vmm/catalogue.ts';
import { builtinRuleFor } from './covering-rule.ts';
import type { RuleBody } from './rule-for-traffic.ts';
import { ruleForTraffic } from './rule-for-traffic.ts';

/** One change that a flow asks for, before equal ones of several flows are made one. */
export type StepWish =
  | { readonly kind: 'enable'; readonly rule: Policy['rules'][number]; readonly flow: Flow }
  | { readonly kind: 'create'; readonly body: RuleBody; readonly flow: Flow };

const isClosed = ({ parts }: DecidedTraffic) => parts.some(({ outcome }) => outcome !== 'allow');

/** The traffic of one part on each profile where it is closed. */
function closedTraffic(judgement: FlowJudgement, part: number): Traffic[] {
  return judgement.decisions.flatMap(({ decision }) => {
    const decided = decision.decided[part];
    return decided !== undefined && isClosed(decided) ? [decided.traffic] : [];
  });
}

/**
 * What would open a flow: for each of its parts that is closed, Windows' own rule where switching it
 * on is enough, else the narrowest new rule.
 * @param peers addresses of the other end, empty for any
 */
export function wishesOf(
  flow: Flow,
  judgement: FlowJudgement,
  peers: readonly string[],
  policy: Policy,
): StepWish[] {
  if (closedProfiles(judgement).length === 0) return [];
  return judgement.judged.flatMap((part, index): StepWish[] => {
    const traffics = closedTraffic(judgement, index);
    const [first] = traffics;
    if (first === undefined) return [];
    const rule = builtinRuleFor(flow.builtinRules, traffics, policy);
    if (rule !== undefined) return [{ kind: 'enable', rule, flow }];
    const profiles = traffics.map(({ profile }) => profile);
    return [{ kind: 'create', body: ruleForTraffic(part, first, profiles, peers), flow }];
  });
}
