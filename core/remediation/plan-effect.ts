import type { RegistryKey, RegistryValue } from '../snapshot/registry.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { isAvailable } from '../snapshot/schema.ts';
import { highestMinorVersion } from '../firewall/policy/environment.ts';
import type { RuleVersion } from '../firewall/rule/entries.ts';
import { ruleString } from './rule-string.ts';
import { nameOf, type Step } from './plan.ts';

/** What 2012 R2 and later understand; for inputs that do not say which Windows it is. */
const usualVersion: RuleVersion = { major: 2, minor: 22 };

/** The version Windows writes new rules with. */
export function ruleVersionOf({ windows }: Snapshot): RuleVersion {
  const minor = isAvailable(windows) ? highestMinorVersion(windows.build) : undefined;
  return minor === undefined ? usualVersion : { major: 2, minor };
}

const text = (name: string, data: string): RegistryValue => ({ name, type: 'REG_SZ', data });
const isNamed = (name: string) => (value: RegistryValue) =>
  value.name.toLowerCase() === name.toLowerCase();

/** A rule string with another `Active`; Windows keeps the rest as it is. */
export function withActive(rule: string, active: boolean): string {
  const word = active ? 'TRUE' : 'FALSE';
  return /\|Active=[^|]*/i.test(rule)
    ? rule.replace(/(\|Active=)[^|]*/gi, `$1${word}`)
    : `${rule.replace(/\|?$/, '|')}Active=${word}|`;
}

function change(
  values: readonly RegistryValue[],
  step: Step,
  version: RuleVersion,
): RegistryValue[] {
  switch (step.action) {
    case 'create-rule':
    case 'restore-rule':
      return [
        ...values.filter((value) => !isNamed(step.rule.name)(value)),
        text(step.rule.name, ruleString(step.rule, version)),
      ];
    case 'enable-rule':
      return values.map((value) =>
        isNamed(step.name)(value) ? text(value.name, withActive(step.expected, true)) : value,
      );
    case 'remove-rule':
    case 'remove-own-rule':
      return values.filter((value) => !isNamed(nameOf(step))(value));
    case 'disable-rule':
      return values.map((value) =>
        isNamed(step.name)(value) ? text(value.name, step.restore) : value,
      );
  }
}

/**
 * The snapshot as it will be after the steps: the same change that the script makes, in memory, so
 * that its effect can be assessed before anything is touched.
 * @param part the store that is changed; a store that could not be read stays as it is
 */
export function applySteps(
  snapshot: Snapshot,
  steps: readonly Step[],
  part: 'local' | 'groupPolicy' = 'local',
): Snapshot {
  const store = snapshot.firewall[part];
  if (!isAvailable(store)) return snapshot;
  const version = ruleVersionOf(snapshot);
  const isRules = ({ path }: RegistryKey) => path.toLowerCase() === 'firewallrules';
  const known = store.keys.filter(isRules).flatMap(({ values }) => values);
  const values = steps.reduce<RegistryValue[]>((now, step) => change(now, step, version), known);
  const keys = [...store.keys.filter((key) => !isRules(key)), { path: 'FirewallRules', values }];
  return { ...snapshot, firewall: { ...snapshot.firewall, [part]: { ...store, keys } } };
}
