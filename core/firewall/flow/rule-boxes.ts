import type { Dimension } from '../algebra/dimension.ts';
import type { Bound, Intervals } from '../algebra/intervals.ts';
import { intersect, union } from '../algebra/intervals.ts';
import type { CompiledRule } from '../policy/compiled-rule.ts';
import type { Protection } from '../policy/match-rule.ts';
import { matchFixedConditions } from '../policy/match-rule.ts';
import type { Environment } from '../policy/environment.ts';
import type { Traffic } from '../policy/traffic.ts';
import type { Family } from '../terms.ts';
import type { Box, Labelled } from './box.ts';
import { mergeBoxes } from './box.ts';

/** The whole traffic as boxes, one a family. */
export function trafficBoxes(traffic: Traffic): Box[] {
  return traffic.families
    .map((family) => ({ family, sets: trafficSets(traffic, family) }))
    .filter(({ sets }) => sets.every((set) => set.length > 0));
}

/** In the order of `dimensions`. */
function trafficSets(traffic: Traffic, family: Family): Intervals<Bound>[] {
  return [
    traffic.localPorts,
    traffic.remotePorts,
    traffic.local[family],
    traffic.remote[family],
    traffic.interfaceTypes,
  ];
}

type Certainty = 'certain' | 'possible';
type RuleBox = Labelled<CompiledRule>;

/** Where rules hold within some traffic. */
export interface RuleBoxes {
  readonly certain: readonly RuleBox[];
  /** Where they may hold, of those that do not hold for certain in all of it. */
  readonly uncertain: readonly RuleBox[];
}

/** Where each rule holds for certain, and where it may hold beyond that. */
export function ruleBoxes(
  rules: readonly CompiledRule[],
  traffic: Traffic,
  environment: Environment,
): RuleBoxes {
  const certain: RuleBox[] = [];
  const uncertain: RuleBox[] = [];
  for (const rule of rules) {
    const fixed = matchFixedConditions(rule, traffic, 'ordinary');
    if (fixed === 'no') continue;
    const inAll = fixed === 'yes' && !isUncertain(rule, traffic);
    if (fixed === 'yes') addBoxes(certain, rule, traffic, environment, 'certain');
    if (!inAll) addBoxes(uncertain, rule, traffic, environment, 'possible');
  }
  return { certain: mergeBoxes(certain), uncertain: mergeBoxes(uncertain) };
}

/** Where one rule holds for certain. */
export function certainBoxes(
  rule: CompiledRule,
  traffic: Traffic,
  environment: Environment,
): RuleBox[] {
  const boxes: RuleBox[] = [];
  if (matchFixedConditions(rule, traffic, 'ordinary') === 'yes')
    addBoxes(boxes, rule, traffic, environment, 'certain');
  return boxes;
}

/** Where the rules hold for certain or may hold. */
export function possibleBoxes(
  rules: readonly CompiledRule[],
  traffic: Traffic,
  environment: Environment,
  protection: Protection = 'ordinary',
): RuleBox[] {
  const boxes: RuleBox[] = [];
  for (const rule of rules)
    if (matchFixedConditions(rule, traffic, protection) !== 'no')
      addBoxes(boxes, rule, traffic, environment, 'possible');
  return mergeBoxes(boxes);
}

function addBoxes(
  boxes: RuleBox[],
  rule: CompiledRule,
  traffic: Traffic,
  environment: Environment,
  certainty: Certainty,
): void {
  for (const family of traffic.families) {
    const box = boxWithin(rule, traffic, family, certainty, environment);
    if (box !== undefined) boxes.push({ box, labels: [rule] });
  }
}

/** In the order of `dimensions`. */
const conditionsOf = (
  rule: CompiledRule,
  family: Family,
): readonly (Dimension<Bound> | undefined)[] => [
  rule.localPorts,
  rule.remotePorts,
  rule.local?.[family],
  rule.remote?.[family],
  rule.interfaceTypes,
];

/** Has the rule a condition that may hold where it does not for certain? */
const isUncertain = (rule: CompiledRule, { families }: Traffic): boolean =>
  families.some((family) =>
    conditionsOf(rule, family).some(
      (condition) => condition !== undefined && condition.certain !== condition.possible,
    ),
  );

/**
 * The part of the traffic in which all conditions hold. For RPC traffic the keyword `RPC` holds on
 * the dynamic range for certain: the flow's ports are those RPC servers registered.
 */
function boxWithin(
  rule: CompiledRule,
  traffic: Traffic,
  family: Family,
  certainty: Certainty,
  environment: Environment,
): Box | undefined {
  const conditions = conditionsOf(rule, family);
  const sets: Intervals<Bound>[] = [];
  for (const [i, own] of trafficSets(traffic, family).entries()) {
    const condition = conditions[i];
    let set: Intervals<Bound> | undefined = condition?.[certainty];
    if (set !== undefined && i === 0 && traffic.isRpc && rule.localPorts?.namesRpc === true)
      set = union(set, environment.dynamicTcp);
    const common = set === undefined ? own : intersect(own, set);
    if (common.length === 0) return undefined;
    sets.push(common);
  }
  return { family, sets };
}
