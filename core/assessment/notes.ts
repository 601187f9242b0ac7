import type { Policy } from '../firewall/policy/policy.ts';
import { secondOpinionOf } from '../second-opinion/of-snapshot.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable, unavailableReason } from '../snapshot/schema.ts';
import type { Store } from '../firewall/terms.ts';
import type { Note } from './model.ts';

/** Parts whose lack a person should know of; `collection` and `counters` say nothing about verdicts. */
const partsThatMatter = [
  'network',
  'vmm',
  'services',
  'listeners',
  'windows',
  'dynamicPorts',
  'folders',
] as const;

function storeNotes(snapshot: Snapshot): Note[] {
  const stores: readonly [Store, Snapshot['firewall']['local']][] = [
    ['local', snapshot.firewall.local],
    ['group-policy', snapshot.firewall.groupPolicy],
  ];
  return stores.flatMap(([store, part]): Note[] => {
    if (!isAvailable(part))
      return [{ code: 'part-unavailable', part: store, detail: part.unavailable }];
    return part.assumedEmpty === undefined
      ? []
      : [{ code: 'store-assumed-empty', store, detail: part.assumedEmpty }];
  });
}

function partNotes(snapshot: Snapshot): Note[] {
  return partsThatMatter.flatMap((part): Note[] => {
    const detail = unavailableReason(snapshot[part]);
    return detail === undefined ? [] : [{ code: 'part-unavailable', part, detail }];
  });
}

function ruleNotes(policy: Policy): Note[] {
  const active = policy.rules.filter((rule) => rule.active);
  const malformed = active.filter((rule) => rule.malformed.length > 0).length;
  const uncertain = active.filter(
    (rule) => rule.malformed.length === 0 && rule.doubts.length + rule.unknownKeys.length > 0,
  ).length;
  return [
    ...(malformed > 0 ? [{ code: 'malformed-rules', count: malformed } as const] : []),
    ...(uncertain > 0 ? [{ code: 'uncertain-rules', count: uncertain } as const] : []),
  ];
}

function opinionNotes(snapshot: Snapshot, policy: Policy): Note[] {
  const { disputed, disputedSettings, gaps } = secondOpinionOf(snapshot, policy);
  const profiles = [...new Set(disputedSettings.map(({ profile }) => profile))];
  return [
    ...gaps.map(({ of, reason }): Note => ({ code: 'no-second-opinion', of, detail: reason })),
    ...(disputed.length > 0 ? [{ code: 'disputed-rules', count: disputed.length } as const] : []),
    ...(profiles.length > 0 ? [{ code: 'disputed-settings', profiles } as const] : []),
  ];
}

/** What was assumed, not read or lies outside the answer (decision laws, 3.6). */
export function notesOf(snapshot: Snapshot, policy: Policy): Note[] {
  return [
    ...storeNotes(snapshot),
    ...partNotes(snapshot),
    ...ruleNotes(policy),
    ...opinionNotes(snapshot, policy),
    { code: 'not-evaluated' },
  ];
}
