import type { Dimension } from '../algebra/dimension.ts';
import { intervalsOf } from '../algebra/intervals.ts';
import type { IcmpEntry } from '../rule/entries.ts';
import { interfaceTypeOf } from '../rule/entries.ts';
import type { Rule } from '../rule/rule.ts';
import { interfaceTypes } from '../terms.ts';
import type { AddressCondition, WordResolver } from './address-condition.ts';
import { addressCondition } from './address-condition.ts';
import type { Environment } from './environment.ts';
import { highestMinorVersion } from './environment.ts';
import type { Limit } from './limit.ts';
import { matchLocalUser } from './local-user.ts';
import type { PortCondition } from './port-condition.ts';
import { portCondition } from './port-condition.ts';
import type { ProgramPattern } from './program-path.ts';
import { programPattern } from './program-path.ts';

/** A rule with its words answered for one host and profile: every condition as sets or a fixed match. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Ordinary traffic never matches: packages, trust tuples, capabilities, another Windows. */
  readonly never: boolean;
  /** Ordinary traffic does not match because the rule demands IPsec (or is an authenticated bypass). */
  readonly demandsIpsec: boolean;
  /** Why the rule may match at best; empty when nothing stands in the way of certainty. */
  readonly limits: readonly Limit[];
  readonly localPorts: PortCondition | undefined;
  readonly remotePorts: PortCondition | undefined;
  /** Types and codes as `type * 256 + code`. */
  readonly icmp: Dimension<number> | undefined;
  readonly local: AddressCondition | undefined;
  readonly remote: AddressCondition | undefined;
  /** Positions in `interfaceTypes`. */
  readonly interfaceTypes: Dimension<number> | undefined;
  /** Normal GUIDs; empty is any interface. */
  readonly interfaces: readonly string[];
  readonly programs: readonly ProgramPattern[];
  /** Lower case; `*` is any service. */
  readonly services: readonly string[];
}

/** Lower case and without braces, so that two spellings of one GUID are equal. */
export const normalGuid = (text: string): string => text.replace(/[{}]/g, '').toLowerCase();

const none: readonly never[] = [];

/** As `map`, with one empty list for all: most conditions of most rules are absent. */
const mapped = <T, R>(list: readonly T[], of: (entry: T) => R): readonly R[] =>
  list.length === 0 ? none : list.map((entry) => of(entry));

/** @param resolve what the adapters of the profile at hand say for address words */
export function compileRule(
  rule: Rule,
  environment: Environment,
  resolve: WordResolver,
): CompiledRule {
  // Law: LOM voids the remote conditions of allow rules only.
  const ignoresRemote = rule.localOnlyMapping && rule.action === 'allow';
  const users = mapped(rule.localUsers, matchLocalUser);
  const localUserExcludes = users.length > 0 && users.every((match) => match === 'no');
  return {
    rule,
    never: rule.foreignKeys.length > 0 || localUserExcludes || !platformFits(rule, environment),
    demandsIpsec:
      rule.action === 'bypass' || (rule.action === 'allow' && rule.securityKeys.length > 0),
    limits: limitsOf(rule, environment, users.includes('may')),
    localPorts: portCondition(rule.localPorts, environment.dynamicTcp),
    remotePorts: ignoresRemote
      ? undefined
      : portCondition(rule.remotePorts, environment.dynamicTcp),
    icmp: icmpCondition(rule.icmp),
    local: addressCondition(rule.localAddresses, resolve),
    remote: ignoresRemote ? undefined : addressCondition(rule.remoteAddresses, resolve),
    interfaceTypes: interfaceTypeCondition(rule.interfaceTypes),
    interfaces: mapped(rule.interfaces, normalGuid),
    programs: mapped(rule.programs, (app) => programPattern(app, environment.folders)),
    services: mapped(rule.services, (service) => service.toLowerCase()),
  };
}

function limitsOf(rule: Rule, environment: Environment, localUserUnknown: boolean): Limit[] {
  const limits: Limit[] = rule.doubts.map(({ key, flaw }) => ({ kind: 'doubt', key, flaw }));
  for (const key of rule.unknownKeys) limits.push({ kind: 'unknown-key', key });
  for (const key of rule.undecidableKeys) limits.push({ kind: 'undecidable-key', key });
  if (localUserUnknown) limits.push({ kind: 'local-user' });
  const highest =
    environment.windows === undefined ? undefined : highestMinorVersion(environment.windows.build);
  if (highest !== undefined && rule.version?.major === 2 && rule.version.minor > highest) {
    limits.push({ kind: 'newer-version', minor: rule.version.minor });
  }
  return limits;
}

/** Platforms are alternatives; `GTEQ` makes the last one a minimum. Platform 2 is Windows NT. */
function platformFits(rule: Rule, { windows }: Environment): boolean {
  if (windows === undefined || rule.platforms.length === 0) return true;
  return rule.platforms.some(({ platform, major, minor }, index) => {
    if (platform !== 2) return false;
    if (major === windows.major && minor === windows.minor) return true;
    const isMinimum = rule.platformAtLeast && index === rule.platforms.length - 1;
    return (
      isMinimum && (windows.major > major || (windows.major === major && windows.minor > minor))
    );
  });
}

function icmpCondition(entries: readonly IcmpEntry[]): Dimension<number> | undefined {
  if (entries.length === 0) return undefined;
  const set = intervalsOf(
    entries.flatMap(({ type, code }) =>
      code === undefined
        ? [type * 256, type * 256 + 256]
        : [type * 256 + code, type * 256 + code + 1],
    ),
  );
  return { certain: set, possible: set };
}

function interfaceTypeCondition(words: readonly string[]): Dimension<number> | undefined {
  if (words.length === 0) return undefined;
  const known = words.map(interfaceTypeOf);
  const positions = known.flatMap((type) =>
    type === undefined ? [] : [interfaceTypes.indexOf(type)],
  );
  const certain = intervalsOf(positions.flatMap((position) => [position, position + 1]));
  return { certain, possible: known.includes(undefined) ? [0, interfaceTypes.length] : certain };
}
