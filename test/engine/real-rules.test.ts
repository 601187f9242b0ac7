import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../../core/firewall/rule/parse-rule.ts';
import { writeRule } from '../../core/firewall/rule/write-rule.ts';
import { content, unordered } from '../support/rule-content.ts';
import { realKeys, realTables } from '../support/real-data.ts';

/** Every string of a real policy that is a rule: local, default, hardening and isolation rules alike. */
function rulesOf(table: string): { key: string; id: string; text: string }[] {
  return realKeys(table).flatMap(({ path, values }) =>
    values.flatMap(({ name, type, data }) =>
      type === 'REG_SZ' && /\|Action=/i.test(data) ? [{ key: path, id: name, text: data }] : [],
    ),
  );
}

const parse = (text: string) => parseRule('local', 'id', text);

describe.each([
  ['Windows 10 1703', realTables.win10, 1000],
  ['Windows 7 SP1', realTables.win7, 1200],
])('%s', (_name, table, atLeast) => {
  const rules = rulesOf(table);
  const hasData = rules.length > 0;

  it.skipIf(!hasData)('writes every rule so that it reads back equal', () => {
    expect(rules.length).toBeGreaterThan(atLeast);
    for (const { text } of rules) {
      const rule = parse(text);
      expect(content(parse(writeRule(rule)))).toEqual(content(rule));
    }
  });

  it.skipIf(!hasData)('writes what Windows wrote itself to the letter', () => {
    const regular = rules.filter(({ text }) => /^v(?:(?!\|\|).)*\|$/.test(text));
    expect(regular.length).toBeGreaterThan(atLeast);
    for (const { text } of regular) expect(writeRule(parse(text))).toBe(text);
  });

  it.skipIf(!hasData)(
    'understands every rule in force and finds none malformed or doubtful',
    () => {
      const enforced = rules.filter(({ key }) =>
        key.endsWith('\\Parameters\\FirewallPolicy\\FirewallRules'),
      );
      const odd = enforced
        .map(({ text }) => parse(text))
        .filter(
          ({ malformed, doubts, unknownKeys }) =>
            malformed.length + doubts.length + unknownKeys.length > 0,
        )
        .map(({ text, malformed, doubts, unknownKeys }) => ({
          text,
          malformed,
          doubts,
          unknownKeys,
        }));
      expect(odd).toEqual([]);
    },
  );

  it.skipIf(!hasData)('never throws on a damaged rule and writes what it could read', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(...rules),
        fc.nat(400),
        fc.nat(20),
        fc.string({ unit: 'binary', maxLength: 5 }),
      )
      .map(([{ text }, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
    fc.assert(
      fc.property(damaged, (text) => {
        const rule = parse(text);
        fc.pre(rule.version !== undefined && rule.malformed.every(({ key }) => key !== ''));
        expect(content(parse(writeRule(rule)))).toEqual(content(rule));
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(!hasData)('reads a rule alike in any order of its fields', () => {
    const shuffled = fc.constantFrom(...rules).chain(({ text }) => {
      const [version = '', ...fields] = text.split('|').filter((part) => part !== '');
      const all = { minLength: fields.length };
      return fc
        .shuffledSubarray(fields, all)
        .map((order) => ({ text, shuffled: [version, ...order, ''].join('|') }));
    });
    fc.assert(
      fc.property(shuffled, (pair) => {
        expect(unordered(parse(pair.shuffled))).toEqual(unordered(parse(pair.text)));
      }),
      { numRuns: 2000 },
    );
  });
});
