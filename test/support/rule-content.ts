import type { Field } from '../../core/firewall/rule/fields.ts';
import { fieldsOf } from '../../core/firewall/rule/fields.ts';
import type { Rule } from '../../core/firewall/rule/rule.ts';

/** A rule without what is only its spelling. */
export const content = ({ text, ...rest }: Rule): Omit<Rule, 'text'> & { fields: Field[] } => ({
  ...rest,
  fields: fieldsOf(text),
});

const sortedTexts = (list: readonly unknown[]): string[] =>
  list
    .map((entry) =>
      JSON.stringify(entry, (_key, value: unknown) =>
        typeof value === 'bigint' ? `${value}n` : value,
      ),
    )
    .sort();

/** A rule without the order in which its fields happen to stand. */
export function unordered(rule: Rule): unknown {
  const { text: _text, malformed, localAddresses, remoteAddresses, ...rest } = rule;
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [
        key,
        Array.isArray(value) ? sortedTexts(value) : value,
      ]),
    ),
    isMalformed: malformed.length > 0,
    addresses: [localAddresses, remoteAddresses].map((side) => [side[4], side[6]].map(sortedTexts)),
  };
}
