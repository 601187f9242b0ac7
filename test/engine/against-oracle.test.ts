import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hosts } from '../oracle/hosts.ts';
import { naiveAnswer, type OracleHost } from '../oracle/naive-law.ts';
import { questionsOn } from '../oracle/questions.ts';
import { exportedPolicies, realPolicies } from '../oracle/real-policies.ts';
import { policyOf, productAnswer } from './product-answer.ts';

/** ORACLE_RUNS=20000 asks thoroughly, and other questions every time. */
const runs = (usual: number) => Number(process.env['ORACLE_RUNS'] ?? usual);
const seeded = process.env['ORACLE_RUNS'] === undefined ? { seed: 20_260 } : {};
const policies = [...realPolicies(), ...(await exportedPolicies())];

/** Asks both; counts what the law answers, since questions that no rule has a say in prove little. */
function compare(host: OracleHost, policy = policyOf(host)) {
  const answers = new Map<string, number>();
  const ask = (question: object) => {
    const expected = naiveAnswer(host, question);
    const kind = 'error' in expected ? 'error' : `${expected.verdict} ${expected.reason}`;
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
    expect(productAnswer(policy, question)).toEqual(
      'error' in expected ? { error: true } : expected,
    );
  };
  return { ask, answers };
}

describe.each(policies)('the real policy $name', ({ host }) => {
  it('is decided as the naive law has it', () => {
    const { ask, answers } = compare(host);
    fc.assert(fc.property(questionsOn(host), ask), { numRuns: runs(600), ...seeded });
    const byRules = (answers.get('allow rule') ?? 0) + (answers.get('unknown undecided') ?? 0);
    expect(byRules).toBeGreaterThan(runs(600) / 10);
  }, 600_000);
});

describe('small hosts of odd rules', () => {
  const asked = hosts.chain((host) =>
    fc.record({
      host: fc.constant(host),
      questions: fc.array(questionsOn(host), { minLength: 8, maxLength: 8 }),
    }),
  );

  it('are decided as the naive law has it', () => {
    const all = new Map<string, number>();
    const property = fc.property(asked, ({ host, questions }) => {
      const { ask, answers } = compare(host);
      for (const question of questions) ask(question);
      for (const [kind, count] of answers) all.set(kind, (all.get(kind) ?? 0) + count);
    });
    fc.assert(property, { numRuns: runs(1000), ...seeded });
    const kinds = [
      'allow rule',
      'block rule',
      'unknown undecided',
      'allow firewall-off',
      'block inbound-blocked',
      'allow default-action',
      'block default-action',
      'error',
    ];
    expect(kinds.filter((kind) => (all.get(kind) ?? 0) < runs(1000) / 50)).toEqual([]);
  }, 600_000);
});
