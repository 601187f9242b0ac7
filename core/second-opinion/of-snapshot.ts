import type { Policy } from '../firewall/policy/policy.ts';
import type { Store } from '../firewall/terms.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import { compareSecondOpinion, type Disagreement } from './compare.ts';
import { decodeSecondOpinion } from './decode.ts';
import { rulesOnlyInOpinion } from './extra-rules.ts';
import type { DisputedSetting } from './settings.ts';
import { compareSettings, decodeSettings, settingsGap } from './settings.ts';
import type { DisputedRule } from './touches.ts';

/** What NetSecurity is asked for. */
export type OpinionPart = Store | 'settings';

export interface SecondOpinionResult {
  readonly disputed: readonly DisputedRule[];
  readonly disputedSettings: readonly DisputedSetting[];
  /** What NetSecurity could not be asked for, with the reason: no finding, only a gap. */
  readonly gaps: readonly { readonly of: OpinionPart | null; readonly reason: string }[];
}

/** What the snapshot's second opinion comes to; nothing where none was asked for. */
export function secondOpinionOf({ secondOpinion }: Snapshot, policy: Policy): SecondOpinionResult {
  const nothing = { disputed: [], disputedSettings: [] };
  if (secondOpinion === undefined) return { ...nothing, gaps: [] };
  if (!isAvailable(secondOpinion))
    return { ...nothing, gaps: [{ of: null, reason: reasonOf(secondOpinion) }] };
  const parts: Readonly<Record<string, unknown>> = secondOpinion;
  const opinion = decodeSecondOpinion(parts);
  const byRule = new Map<string, Disagreement[]>();
  for (const disagreement of compareSecondOpinion(policy.rules, opinion)) {
    const key = keyOf(disagreement.rule);
    byRule.set(key, [...(byRule.get(key) ?? []), disagreement]);
  }
  const stores: readonly Store[] = ['local', 'group-policy'];
  const disputed = policy.rules.flatMap((rule) => {
    const disagreements = byRule.get(keyOf(rule));
    return disagreements === undefined ? [] : [{ rule, disagreements }];
  });
  const unasked = settingsGap(parts['profiles']);
  return {
    disputed: [...disputed, ...rulesOnlyInOpinion(policy, opinion)],
    disputedSettings:
      policy.unreadable.length > 0
        ? []
        : compareSettings(policy.settings, decodeSettings(parts['profiles'])),
    gaps: [
      ...stores.flatMap((store) => {
        const rules = opinion[store];
        return 'unavailable' in rules ? [{ of: store, reason: rules.unavailable }] : [];
      }),
      ...(unasked === undefined ? [] : [{ of: 'settings' as const, reason: unasked }]),
    ],
  };
}

const keyOf = ({ store, id }: { readonly store: Store; readonly id: string }) => `${store} ${id}`;
const reasonOf = (part: object): string =>
  'unavailable' in part && typeof part.unavailable === 'string' ? part.unavailable : 'not read';
