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

export type Certainty = 'certain' | 'possible';

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

/**
 * Where the rules hold within the traffic, for certain or possibly. For RPC traffic the keyword
 * `RPC` holds on the dynamic range for certain: the flow's ports are those RPC servers registered.
 */
export function ruleBoxes(
  rules: readonly CompiledRule[],
  traffic: Traffic,
  environment: Environment,
  certainty: Certainty,
  protection: Protection = 'ordinary',
): Labelled<CompiledRule>[] {
  const boxes: Labelled<CompiledRule>[] = [];
  for (const rule of rules) {
    const fixed = matchFixedConditions(rule, traffic, protection);
    if (fixed === 'no' || (certainty === 'certain' && fixed === 'may')) continue;
    for (const family of traffic.families) {
      const box = boxWithin(rule, traffic, family, certainty, environment);
      if (box !== undefined) boxes.push({ box, labels: [rule] });
    }
  }
  return mergeBoxes(boxes);
}

function boxWithin(
  rule: CompiledRule,
  traffic: Traffic,
  family: Family,
  certainty: Certainty,
  environment: Environment,
): Box | undefined {
  const conditions: (Dimension<Bound> | undefined)[] = [
    rule.localPorts,
    rule.remotePorts,
    rule.local?.[family],
    rule.remote?.[family],
    rule.interfaceTypes,
  ];
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
