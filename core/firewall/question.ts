import type { Dependency } from './decision/dependency.ts';
import type { Direction, InterfaceType, Profile, RuleRef } from './terms.ts';

/**
 * One piece of ordinary, unsolicited traffic. An absent field is not known; `service: null` is an
 * ordinary process, which is knowledge.
 */
export interface Question {
  readonly direction: Direction;
  readonly profile: Profile;
  /** IANA number, 0-255. */
  readonly protocol: number;
  readonly localPort?: number;
  readonly remotePort?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  readonly localAddress?: string;
  readonly remoteAddress?: string;
  /** Full path, or `System`. */
  readonly program?: string;
  readonly service?: string | readonly string[] | null;
  readonly interfaceType?: InterfaceType;
  /** GUID of the adapter; braces and case do not matter. */
  readonly interface?: string;
}

export type AnswerReason =
  'rule' | 'default-action' | 'firewall-off' | 'inbound-blocked' | 'undecided';

export interface Answer {
  readonly verdict: 'allow' | 'block' | 'unknown';
  readonly reason: AnswerReason;
  /** The deciding rules; with `undecided` those that may match. */
  readonly rules: readonly RuleRef[];
  /** What an `unknown` depends on: the first rules, then how many more. Empty otherwise. */
  readonly unknown: readonly Dependency[];
}
