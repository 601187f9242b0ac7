import { loadCatalogue, releases } from '../../app/catalogue.ts';
import { assess } from '../../core/assessment/assess.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { determineSituation } from '../../core/assessment/situation.ts';
import { emptySnapshot } from '../../core/snapshot/empty.ts';
import type { RegistryKey } from '../../core/snapshot/registry.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { hostRoles } from '../../core/vmm/terms.ts';
import type { Figure } from './measure.ts';
import { best, cpuSeconds } from './measure.ts';
import { ruleKey, syntheticRules } from './synthetic-rules.ts';

const megabyte = 2 ** 20;
const noFlowsYet = 0;
const catalogue = loadCatalogue('vmm-2022');

/** A host of which the rules are known and nothing else. */
function hostWith(rules: RegistryKey): Snapshot {
  const empty = emptySnapshot('not in this measurement');
  const firewall = { ...empty.firewall, local: { keys: [rules] }, groupPolicy: { keys: [] } };
  return { ...empty, firewall };
}

/**
 * Everything an assessment does: rules read and indexed, all flows of the release decided. For a
 * reading of its own each time, since the policy of one is built once.
 */
function judge(reading: Snapshot): number {
  const host = { ...reading };
  const situation = determineSituation(
    host,
    {
      release: '2022',
      roles: ['management-server', 'library-server', 'hyperv-host'],
      profiles: ['domain'],
    },
    releases,
    hostRoles,
  );
  if (situation.kind === 'ask') throw new Error(situation.why);
  const { flows } = assess(host, catalogue, situation.situation, policyOfSnapshot(host));
  return flows.filter(({ verdict }) => verdict !== 'unknown').length;
}

export function policySizeFigures(): Figure[] {
  const small = hostWith(ruleKey(syntheticRules(10_000)));
  const large = hostWith(ruleKey(syntheticRules(100_000)));
  let decided = noFlowsYet;
  const first = cpuSeconds(() => (decided = judge(large)));
  const memory = process.memoryUsage().rss / megabyte;
  const few = best(7, () => (decided = judge(small)));
  const many = best(7, () => (decided = judge(large)));
  if (decided === noFlowsYet) throw new Error('No flow was decided.');
  const what = '100,000 rules read, indexed and all flows of a release decided';
  return [
    { what: `${what}, first time`, value: first, unit: 's', limit: 1, kind: 'most' },
    { what: `${what}, warm`, value: many, unit: 's', limit: 1, kind: 'most' },
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
