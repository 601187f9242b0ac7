import type { RegistryValue } from '../../core/snapshot/registry.ts';

/**
 * What an input says about the registry, in its order. Paths are below HKEY_LOCAL_MACHINE,
 * backslash separated. A delete never creates anything.
 */
export type RegistryChange =
  | { readonly kind: 'key'; readonly path: string }
  | {
      readonly kind: 'value';
      readonly path: string;
      readonly value: RegistryValue;
      /** `**soft.` of a registry.pol: set only where nothing is set yet. */
      readonly onlyIfAbsent?: boolean;
    }
  | { readonly kind: 'deleteValue'; readonly path: string; readonly name: string }
  | { readonly kind: 'deleteValues'; readonly path: string }
  | { readonly kind: 'deleteKey'; readonly path: string };

/** What a reader gives: the changes, and remarks the user should see. */
export interface RegistryInput {
  readonly changes: readonly RegistryChange[];
  readonly notes: readonly string[];
}
