import type { RegistryKey } from '../../snapshot/registry.ts';
import type { Rule } from '../rule/rule.ts';
import { parseRule } from '../rule/parse-rule.ts';
import type { Profile, Store } from '../terms.ts';
import { profiles } from '../terms.ts';
import type { Environment } from './environment.ts';
import { standardEnvironment } from './environment.ts';
import { RuleIndex } from './rule-index.ts';
import type { KeyIndex, ProfileSettings } from './settings.ts';
import { indexKeys, profileSettings } from './settings.ts';

/** The keys of one store, or why they could not be read. */
export type StoreContent =
  { readonly keys: readonly RegistryKey[] } | { readonly unavailable: string };

/** A host's firewall policy: both stores combined, ready to be asked. */
export interface Policy {
  /** Every rule of both stores, malformed and inactive ones included, in the order they are stored. */
  readonly rules: readonly Rule[];
  readonly settings: Readonly<Record<Profile, ProfileSettings>>;
  readonly environment: Environment;
  /** Stores that could not be read: every answer depends on them. */
  readonly unreadable: readonly { readonly store: Store; readonly reason: string }[];
  readonly index: RuleIndex;
}

/** Two ids that differ only in case are one registry value; the later wins (decision laws, 3.1). */
function rulesOf(store: Store, index: KeyIndex): Rule[] {
  const values = index.get('firewallrules');
  if (values === undefined) return [];
  return [...values.values()].map((value) => {
    if (value.type === 'REG_SZ') return parseRule(store, value.name, value.data);
    const problem = { key: '', flaw: 'no-text', found: value.type } as const;
    return { ...parseRule(store, value.name, ''), malformed: [problem] };
  });
}

/** Reads both stores; nothing in them can make this fail. */
export function buildPolicy(
  local: StoreContent,
  groupPolicy: StoreContent,
  environment: Environment = standardEnvironment,
): Policy {
  const localKeys = indexKeys('keys' in local ? local.keys : []);
  const policyKeys = indexKeys('keys' in groupPolicy ? groupPolicy.keys : []);
  const settingsOf = (profile: Profile) => profileSettings(localKeys, policyKeys, profile);
  const settings = {
    domain: settingsOf('domain'),
    private: settingsOf('private'),
    public: settingsOf('public'),
  };
  const rules = [...rulesOf('group-policy', policyKeys), ...rulesOf('local', localKeys)];
  return {
    rules,
    settings,
    environment,
    unreadable: [
      ...('unavailable' in groupPolicy
        ? [{ store: 'group-policy' as const, reason: groupPolicy.unavailable }]
        : []),
      ...('unavailable' in local ? [{ store: 'local' as const, reason: local.unavailable }] : []),
    ],
    index: new RuleIndex(rules, settings, environment),
  };
}

/** Profiles on which group policy voids all local rules. */
export function profilesVoidingLocalRules(policy: Policy): Profile[] {
  return profiles.filter((profile) => !policy.settings[profile].mergesLocalRules);
}
