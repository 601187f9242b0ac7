import type { Direction, Profile } from '../terms.ts';
import type { AddressEntry, IcmpEntry, PlatformEntry, PortEntry } from './entries.ts';
import type { Action, RuleProblem } from './rule.ts';

/**
 * A list that nothing was added to yet. One for all: a rule has twenty lists, nearly all of them
 * empty, and a policy may have a hundred thousand rules.
 */
export const none: never[] = [];

/** The list with one entry more; an empty one is replaced, since it may be shared. */
export function append<T>(list: T[], entry: T): T[] {
  if (list.length === 0) return [entry];
  list.push(entry);
  return list;
}

/** A rule while its fields are being read; lists hold every entry of repeated keys (see `append`). */
export class RuleDraft {
  problems: RuleProblem[] = none;
  unknownKeys: string[] = none;
  profiles: Profile[] = none;
  protocols: number[] = none;
  localPorts: PortEntry[] = none;
  remotePorts: PortEntry[] = none;
  icmp4: IcmpEntry[] = none;
  icmp6: IcmpEntry[] = none;
  local4: AddressEntry[] = none;
  local6: AddressEntry[] = none;
  remote4: AddressEntry[] = none;
  remote6: AddressEntry[] = none;
  programs: string[] = none;
  services: string[] = none;
  interfaces: string[] = none;
  interfaceTypes: string[] = none;
  platforms: PlatformEntry[] = none;
  securityKeys: string[] = none;
  localUsers: string[] = none;
  foreignKeys: string[] = none;
  undecidableKeys: string[] = none;
  /** The first that is not empty, as are `description` and `group`. */
  name = '';
  /** Doubtful even beside another name. */
  hasEmptyName = false;
  description = '';
  group = '';
  /** The first that was given; another one is a problem. */
  action: Action | undefined;
  direction: Direction | undefined;
  /** Given twice, all must be TRUE; absent is FALSE. */
  active: boolean | undefined;
  localOnlyMapping = false;
  platformAtLeast = false;
  /** Some LUAuth or LUOwn is there (doubtful together with Svc). */
  namesLocalUser = false;

  /** Notes what is wrong and where. */
  problem(problem: RuleProblem): void {
    this.problems = append(this.problems, problem);
  }
}
