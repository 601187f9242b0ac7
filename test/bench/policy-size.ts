import type { Policy } from '../../core/firewall/policy/policy.ts';
import { buildPolicy } from '../../core/firewall/policy/policy.ts';
import { profiles } from '../../core/firewall/terms.ts';
import type { Figure } from './measure.ts';
import { best, cpuSeconds } from './measure.ts';
import { ruleKey, syntheticRules } from './synthetic-rules.ts';

const megabyte = 2 ** 20;

/** Everything an assessment makes of a policy: rules read, every table indexed, its flows decided. */
function load(keys: ReturnType<typeof ruleKey>, decideFlows: (policy: Policy) => void): Policy {
  const policy = buildPolicy({ keys: [keys] }, { keys: [] });
  for (const profile of profiles)
    for (const direction of ['in', 'out'] as const) policy.index.tables(direction, profile);
  decideFlows(policy);
  return policy;
}

/** @param decideFlows decides all flows of a release on the policy */
export function policySizeFigures(decideFlows: (policy: Policy) => void): Figure[] {
  const small = ruleKey(syntheticRules(10_000));
  const large = ruleKey(syntheticRules(100_000));
  let kept: Policy | undefined;
  const first = cpuSeconds(() => (kept = load(large, decideFlows)));
  const memory = process.memoryUsage().rss / megabyte;
  const few = best(5, () => (kept = load(small, decideFlows)));
  const many = best(5, () => (kept = load(large, decideFlows)));
  const count = kept?.rules.length.toLocaleString('en') ?? '';
  return [
    { what: `${count} rules loaded, first time`, value: first, unit: 's', limit: 1, kind: 'most' },
    { what: `${count} rules loaded, warm`, value: many, unit: 's', limit: 1, kind: 'most' },
    { what: 'memory of the process then', value: memory, unit: 'MB', limit: 400, kind: 'most' },
    {
      what: '100,000 rules against 10,000',
      value: many / few,
      unit: 'times',
      limit: 12,
      kind: 'most',
    },
  ];
}
