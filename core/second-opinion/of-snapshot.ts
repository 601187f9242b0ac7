import type { Policy } from '../firewall/policy/policy.ts';
import type { Store } from '../firewall/terms.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import { compareSecondOpinion, type Disagreement } from './compare.ts';
import { decodeSecondOpinion } from './decode.ts';
import type { DisputedRule } from './touches.ts';

export interface SecondOpinionResult {
  readonly disputed: readonly DisputedRule[];
  /** What NetSecurity could not be asked for, with the reason: no finding, only a gap. */
  readonly gaps: readonly { readonly store: Store | null; readonly reason: string }[];
}

/** What the snapshot's second opinion comes to; nothing where none was asked for. */
export function secondOpinionOf({ secondOpinion }: Snapshot, policy: Policy): SecondOpinionResult {
  if (secondOpinion === undefined) return { disputed: [], gaps: [] };
  if (!isAvailable(secondOpinion))
    return { disputed: [], gaps: [{ store: null, reason: reasonOf(secondOpinion) }] };
  const opinion = decodeSecondOpinion(secondOpinion);
  const byRule = new Map<string, Disagreement[]>();
  for (const disagreement of compareSecondOpinion(policy.rules, opinion)) {
    const key = keyOf(disagreement.rule);
    byRule.set(key, [...(byRule.get(key) ?? []), disagreement]);
  }
  const stores: readonly Store[] = ['local', 'group-policy'];
  return {
    disputed: policy.rules.flatMap((rule) => {
      const disagreements = byRule.get(keyOf(rule));
      return disagreements === undefined ? [] : [{ rule, disagreements }];
    }),
    gaps: stores.flatMap((store) => {
      const rules = opinion[store];
      return 'unavailable' in rules ? [{ store, reason: rules.unavailable }] : [];
    }),
  };
}

const keyOf = ({ store, id }: { readonly store: Store; readonly id: string }) => `${store} ${id}`;
const reasonOf = (part: object): string =>
  'unavailable' in part && typeof part.unavailable === 'string' ? part.unavailable : 'not read';
