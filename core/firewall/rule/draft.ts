import type { Direction, Profile, Store } from '../terms.ts';
import type { AddressEntry, IcmpEntry, PlatformEntry, PortEntry, RuleVersion } from './entries.ts';
import type { Action, Rule } from './rule.ts';
import type { RuleProblem } from './rule-flaw.ts';

/**
 * A list that nothing was added to yet. One for all: a rule has twenty lists, nearly all of them
 * empty, and a policy may have a hundred thousand rules.
 */
export const none: never[] = [];

/**
 * The list with one entry more. The entry comes as a list of its own, which rules that say the same
 * thing share for as long as it is their only one; so a list of one is never added to in place.
 */
export function append<T>(list: T[], single: [T]): T[] {
  const [first] = list;
  if (first === undefined) return single;
  if (list.length === 1) return [first, single[0]];
  list.push(single[0]);
  return list;
}

interface AddressLists {
  4: AddressEntry[];
  6: AddressEntry[];
}

/** As `none`, for both families. */
const noAddresses: AddressLists = { 4: none, 6: none };

/** As `append`, to the list of a family. */
export function appendAddress(
  lists: AddressLists,
  family: 4 | 6,
  single: [AddressEntry],
): AddressLists {
  const own = lists === noAddresses ? { 4: none, 6: none } : lists;
  own[family] = append<AddressEntry>(own[family], single);
  return own;
}

/** A rule that is being read, which is the rule itself once all fields were (see `append`). */
export class ParsedRule implements Rule {
  readonly store: Store;
  readonly id: string;
  readonly text: string;
  version: RuleVersion | undefined = undefined;
  malformed: RuleProblem[] = none;
  doubts: RuleProblem[] = none;
  unknownKeys: string[] = none;
  name = '';
  // A rule without them is malformed, so what stands in their place is never used.
  action: Action = 'block';
  direction: Direction = 'in';
  active = false;
  profiles: Profile[] = none;
  protocols: number[] = none;
  localPorts: PortEntry[] = none;
  remotePorts: PortEntry[] = none;
  icmp: IcmpEntry[] = none;
  localAddresses = noAddresses;
  remoteAddresses = noAddresses;
  localOnlyMapping = false;
  programs: string[] = none;
  services: string[] = none;
  interfaces: string[] = none;
  interfaceTypes: string[] = none;
  platforms: PlatformEntry[] = none;
  platformAtLeast = false;
  securityKeys: string[] = none;
  localUsers: string[] = none;
  foreignKeys: string[] = none;
  undecidableKeys: string[] = none;

  constructor(store: Store, id: string, text: string) {
    this.store = store;
    this.id = id;
    this.text = text;
  }
}

/** A rule that is being read, with what only the reading itself has to know. */
export class RuleDraft {
  readonly rule: ParsedRule;
  /** The first that was given; another one is a problem. */
  action: Action | undefined = undefined;
  direction: Direction | undefined = undefined;
  /** Given twice, all must be TRUE; absent is FALSE. */
  active: boolean | undefined = undefined;
  /** Which kinds of ICMP conditions are there; both together fit no protocol. */
  hasIcmp4 = false;
  hasIcmp6 = false;
  /** Doubtful even beside another name. */
  hasEmptyName = false;
  /** Some LUAuth or LUOwn is there (doubtful together with Svc). */
  namesLocalUser = false;

  constructor(rule: ParsedRule) {
    this.rule = rule;
  }

  /** Notes what is wrong and where. */
  problem(problem: RuleProblem): void {
    this.rule.malformed = append(this.rule.malformed, [problem]);
  }
}
