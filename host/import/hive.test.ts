import { expect, it } from 'vitest';
import { readHive } from './hive.ts';
import { HiveWriter } from './test-support/hive-writer.ts';

it.each(['lf', 'lh', 'li', 'ri'] as const)('reads keys from %s and big data', (kind) => {
  const hive = new HiveWriter();
  const text = 'x'.repeat(20_000);
  const data = Buffer.from(text, 'utf16le');
  const rules = hive.key('FirewallRules', undefined, [
    hive.text('id', data.length, hive.big(data)),
  ]);
  const list =
    kind === 'ri' ? hive.list('ri', [hive.list('li', [rules])]) : hive.list(kind, [rules]);
  const { changes } = readHive(hive.file(hive.key('root', list)));
  expect(changes.at(-1)).toMatchObject({ value: { name: 'id', type: 'REG_SZ', data: text } });
});

it('refuses a key found twice, and lists of lists of lists', () => {
  const hive = new HiveWriter();
  const rules = hive.key('FirewallRules');
  const twice = hive.key('root', hive.list('lf', [rules, rules]));
  expect(() => readHive(hive.file(twice))).toThrow('the keys form a cycle');
  const nested = hive.list('ri', [hive.list('ri', [])]);
  expect(() => readHive(hive.file(hive.key('root', nested)))).toThrow('expected a list of keys');
});
