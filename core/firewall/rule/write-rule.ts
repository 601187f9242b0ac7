import { fieldsOf } from './fields.ts';
import type { Rule } from './rule.ts';

/**
 * The registry string of a rule. All fields are kept in their order, so reading the result gives an
 * equal rule; only the spelling of the version and missing or doubled pipes are made regular.
 */
export function writeRule(rule: Pick<Rule, 'version' | 'text'>): string {
  const version = rule.version === undefined ? '' : `v${rule.version.major}.${rule.version.minor}|`;
  return (
    version +
    fieldsOf(rule.text)
      .map(({ key, value }) => `${key}=${value}|`)
      .join('')
  );
}
