import type { Rule } from '../rule/rule.ts';
import type { Profile } from '../terms.ts';
import { tcp, udp } from '../terms.ts';
import type { Environment } from './environment.ts';
import type { ProfileSettings } from './settings.ts';

/** Why a rule takes no part on a profile (decision laws, section 3). */
export type Absence =
  | 'malformed'
  | 'inactive'
  | 'other-profile'
  | 'newer-version'
  | 'local-rules-void'
  | 'application-rules-void'
  | 'port-rules-void';

const namesOnly = (rule: Rule, ...protocols: number[]) =>
  rule.protocols.length > 0 && rule.protocols.every((protocol) => protocols.includes(protocol));

/** Law 3.3: local rules of the kinds a user could have made through the old exception lists. */
function userPreference(rule: Rule): 'application' | 'open-port' | undefined {
  if (rule.services.length > 0 || !namesOnly(rule, tcp, udp)) return undefined;
  if (rule.programs.length > 0) return rule.localPorts.length === 0 ? 'application' : undefined;
  const [entry] = rule.localPorts;
  return rule.localPorts.length === 1 && entry !== undefined && !('word' in entry)
    ? 'open-port'
    : undefined;
}

/** What keeps the rule from counting, whether it is switched on or off and whatever group policy voids. */
function unfitness(
  rule: Rule,
  profile: Profile,
  { windows }: Environment,
): 'malformed' | 'other-profile' | 'newer-version' | undefined {
  if (rule.malformed.length > 0) return 'malformed';
  if (rule.profiles.length > 0 && !rule.profiles.includes(profile)) return 'other-profile';
  if (windows !== undefined && rule.version !== undefined && rule.version.major > 2)
    return 'newer-version';
  return undefined;
}

/** Why group policy keeps a local rule from counting. */
function voiding(
  rule: Rule,
  settings: ProfileSettings,
): 'local-rules-void' | 'application-rules-void' | 'port-rules-void' | undefined {
  if (rule.store === 'group-policy') return undefined;
  if (!settings.mergesLocalRules) return 'local-rules-void';
  if (settings.mergesApplications && settings.mergesOpenPorts) return undefined;
  const preference = userPreference(rule);
  if (preference === 'application' && !settings.mergesApplications) return 'application-rules-void';
  if (preference === 'open-port' && !settings.mergesOpenPorts) return 'port-rules-void';
  return undefined;
}

/** The first reason why the rule takes no part, or undefined when it does. Direction is not looked at. */
export function absenceOf(
  rule: Rule,
  profile: Profile,
  settings: ProfileSettings,
  environment: Environment,
): Absence | undefined {
  const unfit = unfitness(rule, profile, environment);
  if (unfit !== undefined) return unfit;
  return rule.active ? voiding(rule, settings) : 'inactive';
}

/**
 * Which rules are looked at: those in force; those in force if policy did not void local rules
 * (`unmerged`); those in force if switched-off allow rules were on (`enabled`); or both.
 */
export type RuleSet = 'in-force' | 'unmerged' | 'enabled' | 'unmerged-enabled';

const tolerated: Record<RuleSet, { readonly inactive: boolean; readonly voided: boolean }> = {
  'in-force': { inactive: false, voided: false },
  unmerged: { inactive: false, voided: true },
  enabled: { inactive: true, voided: false },
  'unmerged-enabled': { inactive: true, voided: true },
};

/** Does the rule count in this rule set? Only allow rules are ever thought to be switched on. */
export function takesPart(
  rule: Rule,
  profile: Profile,
  settings: ProfileSettings,
  environment: Environment,
  ruleSet: RuleSet,
): boolean {
  const { inactive, voided } = tolerated[ruleSet];
  if (!rule.active && !(inactive && rule.action === 'allow')) return false;
  if (unfitness(rule, profile, environment) !== undefined) return false;
  return voided || voiding(rule, settings) === undefined;
}
