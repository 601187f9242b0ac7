import type { RegistryKey } from '../../../core/snapshot/registry.ts';
import type { RuleRef } from '../../../core/firewall/terms.ts';

/** What the oracle judges: both policy stores (paths relative to the store's root) and what is known of the host. */
export interface OracleHost {
  readonly local: readonly RegistryKey[];
  readonly groupPolicy: readonly RegistryKey[];
  readonly windows?: { readonly major: number; readonly minor: number; readonly build: number };
  readonly dynamicTcp?: { readonly first: number; readonly last: number };
  /** Values of environment variables by their name without percent signs. */
  readonly folders?: Readonly<Record<string, string>>;
}

export interface OracleAnswer {
  readonly verdict: 'allow' | 'block' | 'unknown';
  readonly reason: 'rule' | 'default-action' | 'firewall-off' | 'inbound-blocked' | 'undecided';
  /** Sorted by store, then id. */
  readonly rules: readonly RuleRef[];
  readonly unknown: boolean;
}
