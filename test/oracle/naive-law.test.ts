import { expect, test } from 'vitest';
import { conditionCases } from './cases/conditions.ts';
import type { LawCase } from './cases/law-case.ts';
import { hostFactCases } from './cases/host-facts.ts';
import { malformedCases } from './cases/malformed.ts';
import { mergingCases } from './cases/merging.ts';
import { spellingCases } from './cases/spellings.ts';
import { settingCases } from './cases/settings.ts';
import { orderCases } from './cases/order.ts';
import { naiveAnswer } from './naive-law.ts';

function inShort({ host, question }: LawCase): unknown {
  const got = naiveAnswer(host, question);
  if ('error' in got) return 'error';
  return { ...got, rules: got.rules.map(({ store, id }) => `${store}/${id}`) };
}

test.each([
  ...conditionCases,
  ...settingCases,
  ...orderCases,
  ...malformedCases,
  ...mergingCases,
  ...spellingCases,
  ...hostFactCases,
])('law $law', (lawCase) => {
  const { expect: expected } = lawCase;
  expect(inShort(lawCase)).toEqual(
    expected === 'error' ? 'error' : { ...expected, unknown: expected.verdict === 'unknown' },
  );
});
