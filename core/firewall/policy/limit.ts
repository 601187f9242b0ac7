import type { RuleFlaw } from '../rule/rule-flaw.ts';

/** Why a rule may match at best, whatever the traffic. */
export type Limit =
  /** An error for Windows' own documentation, though it parses. */
  | { readonly kind: 'doubt'; readonly key: string; readonly flaw: RuleFlaw }
  | { readonly kind: 'unknown-key'; readonly key: string }
  /** A condition that the policy alone cannot decide. */
  | { readonly kind: 'undecidable-key'; readonly key: string }
  /** LUAuth names an account or a condition. */
  | { readonly kind: 'local-user' }
  /** Version 2.`minor` is newer than this Windows understands. */
  | { readonly kind: 'newer-version'; readonly minor: number };
