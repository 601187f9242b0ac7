import type { Dependency } from '../firewall/decision/dependency.ts';
import type { RuleProblem } from '../firewall/rule/rule-flaw.ts';
import type { Direction, Profile, RuleRef, Store } from '../firewall/terms.ts';
import type { DisputedSetting } from '../second-opinion/settings.ts';

/**
 * Why a verdict is what it is, as data, so that window, terminal and reports can say it in their
 * language. The order in a list is the order to read in.
 */

/** A rule as a person knows it: its id, its display name and its store. */
export interface RuleName extends RuleRef {
  readonly name: string;
}

/**
 * A set of traffic in words. An absent field is not narrowed. Addresses are prefixes, ranges or
 * single ones of both families together.
 */
export interface Scope {
  readonly direction: Direction;
  readonly ports?: readonly string[];
  readonly otherPorts?: readonly string[];
  readonly remote?: readonly string[];
  readonly local?: readonly string[];
  readonly interfaceTypes?: readonly string[];
}

/** Why a rule that looks right does not count; see `nearMisses`. */
export type Shortfall =
  | { readonly kind: 'off' }
  | { readonly kind: 'void' }
  | { readonly kind: 'malformed'; readonly problems: readonly RuleProblem[] }
  | { readonly kind: 'profile'; readonly profiles: readonly Profile[] }
  | { readonly kind: 'program'; readonly programs: readonly string[] }
  | { readonly kind: 'service'; readonly services: readonly string[] }
  | { readonly kind: 'remote-address'; readonly addresses: readonly string[] }
  | { readonly kind: 'ipsec' }
  | { readonly kind: 'other' };

export type Reason =
  | {
      readonly code: 'allowed-by-rules';
      readonly rules: readonly RuleName[];
      readonly scope: Scope;
    }
  | { readonly code: 'allowed-by-default'; readonly direction: Direction; readonly scope: Scope }
  | { readonly code: 'firewall-off'; readonly from: Store | 'default' }
  | { readonly code: 'inbound-blocked'; readonly from: Store | 'default' }
  | {
      readonly code: 'blocked-by-rules';
      readonly rules: readonly RuleName[];
      readonly scope: Scope;
    }
  | { readonly code: 'nothing-allows'; readonly direction: Direction; readonly scope: Scope }
  | { readonly code: 'switched-off'; readonly rules: readonly RuleName[] }
  | { readonly code: 'voided'; readonly rules: readonly RuleName[] }
  | {
      readonly code: 'undecided';
      readonly rules: readonly RuleName[];
      readonly because: readonly Dependency[];
      readonly scope: Scope;
    }
  | {
      /** What further rules do to further parts, when there are too many to tell one by one. */
      readonly code: 'more-rules';
      readonly outcome: 'allow' | 'block' | 'unknown';
      readonly rules: readonly RuleName[];
    }
  | {
      readonly code: 'near-miss';
      readonly rule: RuleName;
      readonly shortfalls: readonly Shortfall[];
    }
  | {
      readonly code: 'exempt-adapters';
      readonly adapters: readonly string[];
      /** The profile has no other adapter, so that the firewall is off there. */
      readonly all: boolean;
    }
  | { readonly code: 'local-rules-void' }
  | {
      /** Registry and NetSecurity say different things of a rule that may have a say. */
      readonly code: 'second-opinion';
      readonly rule: RuleName;
      readonly field: string;
      readonly registry: string;
      readonly netSecurity: string;
    }
  | ({
      /** The same of a setting of the profile. */
      readonly code: 'second-opinion-setting';
    } & Omit<DisputedSetting, 'profile'>);
