import type { Direction, Profile, Store } from '../terms.ts';
import type { RuleProblem } from './rule-flaw.ts';
import type { AddressEntry, IcmpEntry, PlatformEntry, PortEntry, RuleVersion } from './entries.ts';

export type Action = 'allow' | 'block' | 'bypass';

/**
 * A firewall rule as its registry string says it. Conditions hold the entries of all repeated keys
 * (alternatives); an empty list is an absent condition. `text` keeps everything: `fieldsOf` reads it,
 * `firstText` the description (`Desc`) and the group (`EmbedCtxt`).
 */
export interface Rule {
  readonly store: Store;
  /** The registry value's name. */
  readonly id: string;
  /** The string as stored. */
  readonly text: string;
  readonly version: RuleVersion | undefined;
  /** Not empty: not enforced, and shown as such (decision laws, section 5). */
  readonly malformed: readonly RuleProblem[];
  /** Not empty: enforcement cannot be told. */
  readonly doubts: readonly RuleProblem[];
  readonly unknownKeys: readonly string[];

  readonly name: string;
  readonly action: Action;
  readonly direction: Direction;
  readonly active: boolean;
  readonly profiles: readonly Profile[];
  readonly protocols: readonly number[];
  readonly localPorts: readonly PortEntry[];
  readonly remotePorts: readonly PortEntry[];
  readonly icmp: readonly IcmpEntry[];
  readonly localAddresses: AddressEntries;
  readonly remoteAddresses: AddressEntries;
  /** Remote address and port conditions of an allow rule do not count. */
  readonly localOnlyMapping: boolean;
  readonly programs: readonly string[];
  readonly services: readonly string[];
  readonly interfaces: readonly string[];
  readonly interfaceTypes: readonly string[];
  readonly platforms: readonly PlatformEntry[];
  readonly platformAtLeast: boolean;
  /** Keys that demand IPsec (Security, RMauth, ...), without those that say nothing. */
  readonly securityKeys: readonly string[];
  /** LUAuth values. */
  readonly localUsers: readonly string[];
  /** Keys that make the rule not ordinary traffic's (AppPkgId, PFN, TTK...). */
  readonly foreignKeys: readonly string[];
  /** Keys whose condition can never be decided (LUOwn, NNm, ...). */
  readonly undecidableKeys: readonly string[];
}

/** Entries by family; RA42 and RA62 count to theirs. */
export interface AddressEntries {
  readonly 4: readonly AddressEntry[];
  readonly 6: readonly AddressEntry[];
}
