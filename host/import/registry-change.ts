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

/** More keys and values of firewall or VMM than any host has. */
export const mostChanges = 2_000_000;
/** Windows itself allows 512 levels of keys. */
const deepestKey = 512;

export const isTooDeep = (path: string): boolean =>
  path.split('\\', deepestKey + 1).length > deepestKey;
