/** The words of Windows Firewall that everything else is written in (decision laws, sections 1 and 2). */

export const profiles = ['domain', 'private', 'public'] as const;
export type Profile = (typeof profiles)[number];

export type Direction = 'in' | 'out';
export type Store = 'local' | 'group-policy';
export type Family = 4 | 6;

export const interfaceTypes = ['wired', 'wireless', 'remoteAccess'] as const;
export type InterfaceType = (typeof interfaceTypes)[number];

export const tcp = 6;
export const udp = 17;
export const icmpv4 = 1;
export const icmpv6 = 58;

/** A rule on a question: all conditions hold, one fails, or it cannot be told. */
export type Match = 'yes' | 'no' | 'may';

/** Names one rule: ids are unique within a store only. */
export interface RuleRef {
  readonly store: Store;
  readonly id: string;
}
