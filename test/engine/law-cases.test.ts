import { expect, it } from 'vitest';
import { conditionCases } from '../oracle/cases/conditions.ts';
import { hostFactCases } from '../oracle/cases/host-facts.ts';
import { orderCases } from '../oracle/cases/order.ts';
import { malformedCases } from '../oracle/cases/malformed.ts';
import { mergingCases } from '../oracle/cases/merging.ts';
import { spellingCases } from '../oracle/cases/spellings.ts';
import { settingCases } from '../oracle/cases/settings.ts';
import { policyOf, productAnswer } from './product-answer.ts';

it.each([
  ...conditionCases,
  ...settingCases,
  ...orderCases,
  ...malformedCases,
  ...mergingCases,
  ...spellingCases,
  ...hostFactCases,
])('law $law', ({ host, question, expect: expected }) => {
  const answer = productAnswer(policyOf(host), question);
  const short =
    'error' in answer
      ? 'error'
      : { ...answer, rules: answer.rules.map(({ store, id }) => `${store}/${id}`) };
  expect(short).toEqual(
    expected === 'error' ? 'error' : { ...expected, unknown: expected.verdict === 'unknown' },
  );
});
