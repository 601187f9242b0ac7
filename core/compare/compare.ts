import type { Assessment, FaultSummary } from '../assessment/model.ts';
import { indexKeys, type KeyIndex } from '../firewall/policy/settings.ts';
import type { Store } from '../firewall/terms.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { compareFlows, isNeededWorse } from './compare-flows.ts';
import { compareRules } from './compare-rules.ts';
import { compareSettings, type StoreIndexes } from './compare-settings.ts';
import type { Comparison, FaultChange, NotCompared, SituationChange } from './model.ts';
import { keysOfBoth, sameTexts } from './order.ts';

/** A host as it was at one moment. */
export interface HostState {
  readonly snapshot: Pick<Snapshot, 'firewall'>;
  readonly assessment: Assessment;
}

const stores: readonly Store[] = ['group-policy', 'local'];
const storeOf = ({ firewall }: HostState['snapshot'], store: Store) =>
  store === 'local' ? firewall.local : firewall.groupPolicy;

/** Why nobody looked at a store; null where somebody did. */
function unseen(snapshot: HostState['snapshot'], store: Store): string | null {
  const part = storeOf(snapshot, store);
  return 'unavailable' in part ? part.unavailable : (part.assumedEmpty ?? null);
}

function notCompared(before: HostState, after: HostState): NotCompared[] {
  return stores.flatMap((store): NotCompared[] => {
    const [old, now] = [unseen(before.snapshot, store), unseen(after.snapshot, store)];
    return old === null && now === null ? [] : [{ store, before: old, after: now }];
  });
}

function indexesOf({ snapshot }: HostState, left: readonly NotCompared[]): StoreIndexes {
  const of = (store: Store): KeyIndex => {
    const part = storeOf(snapshot, store);
    const isLeftOut = left.some((each) => each.store === store) || 'unavailable' in part;
    return indexKeys(isLeftOut ? [] : part.keys);
  };
  return { local: of('local'), 'group-policy': of('group-policy') };
}

/** A fault counts as the same while its id and what it says stay the same. */
const faultsByText = (faults: readonly FaultSummary[]) =>
  new Map(faults.map((fault) => [`${fault.id}\n${fault.text}`, fault] as const));

function compareFaults(before: Assessment, after: Assessment): FaultChange[] {
  const [old, now] = [faultsByText(before.faults), faultsByText(after.faults)];
  return keysOfBoth(old, now).flatMap((key): FaultChange[] => {
    const [a, b] = [old.get(key), now.get(key)];
    if (a !== undefined && b !== undefined) return [];
    if (b !== undefined) return [{ change: 'added', fault: b }];
    return a === undefined ? [] : [{ change: 'removed', fault: a }];
  });
}

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

function situationOf(assessment: Assessment): Record<SituationChange['what'], readonly string[]> {
  const { host, release, catalogue, roles, features, profiles } = assessment;
  return {
    host: host.name === null ? [] : [host.name],
    windows: host.windows === null ? [] : [host.windows],
    release: [release.id],
    catalogue: [catalogue.id],
    roles: ids(roles),
    features: ids(features),
    profiles: profiles.judged,
  };
}

const situationParts: readonly SituationChange['what'][] = [
  'host',
  'windows',
  'release',
  'catalogue',
  'roles',
  'features',
  'profiles',
];

function compareSituations(before: Assessment, after: Assessment): SituationChange[] {
  const [old, now] = [situationOf(before), situationOf(after)];
  return situationParts
    .filter((what) => !sameTexts(old[what], now[what]))
    .map((what) => ({ what, before: old[what], after: now[what] }));
}

/**
 * What changed on a host between two moments. Pure and deterministic; equal states give empty lists.
 * A store that nobody looked at in one of them is not compared, so nothing in it seems to come or go.
 */
export function compareHosts(before: HostState, after: HostState): Comparison {
  const left = notCompared(before, after);
  const [old, now] = [indexesOf(before, left), indexesOf(after, left)];
  const flows = compareFlows(before.assessment.flows, after.assessment.flows);
  const rules = stores.flatMap((store) => compareRules(store, old[store], now[store]));
  const settings = compareSettings(old, now);
  return {
    schemaVersion: 1,
    before: before.assessment.host,
    after: after.assessment.host,
    flows,
    faults: compareFaults(before.assessment, after.assessment),
    rules,
    settings,
    situation: compareSituations(before.assessment, after.assessment),
    notCompared: left,
    summary: {
      worse: flows.filter(isNeededWorse).length,
      better: flows.filter(({ change, after: state }) => change === 'better' && state?.needed)
        .length,
      rules: rules.length,
      settings: settings.length,
    },
  };
}
