import type { Limit } from '../policy/limit.ts';
import type { RuleRef, Store } from '../terms.ts';

/** A condition of a rule that what is known does not decide. */
export type OpenCondition =
  | Limit
  | {
      readonly kind: 'process';
      /** Programs and services the rule is for. */
      readonly names: readonly string[];
      /** The program is known, its services are not. */
      readonly programKnown: boolean;
    }
  /** The rule is for some network adapter. */
  | { readonly kind: 'adapter' }
  | {
      readonly kind: 'port';
      readonly side: 'local' | 'remote';
      /** Words of the rule that stand for ports nobody knows; empty when the traffic's port is not known. */
      readonly words: readonly string[];
    }
  | { readonly kind: 'icmp' }
  | { readonly kind: 'interface-type' }
  | {
      readonly kind: 'address';
      /** As for ports. */
      readonly words: readonly string[];
    };

/** What an answer that is unknown depends on; in words: core/assessment/words. */
export type Dependency =
  | {
      readonly kind: 'rule';
      readonly rule: RuleRef;
      readonly conditions: readonly OpenCondition[];
    }
  /** The rule demands IPsec for this traffic, so plain traffic may be refused. */
  | { readonly kind: 'ipsec'; readonly rule: RuleRef }
  | { readonly kind: 'unreadable'; readonly store: Store; readonly reason: string }
  /** What enforces the rules does not run. */
  | { readonly kind: 'service-not-running' }
  /** Further rules that may match. */
  | { readonly kind: 'more-rules'; readonly count: number };
