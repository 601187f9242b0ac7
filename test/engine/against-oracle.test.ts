import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryKey } from '../../core/snapshot/registry.ts';
import type { OracleHost } from '../oracle/naive-law.ts';
import { naiveAnswer } from '../oracle/naive-law.ts';
import {
  groupPolicyRoot,
  keysBelow,
  localRoot,
  realKeys,
  realTables,
} from '../support/real-data.ts';
import { policyOf, productAnswer } from './product-answer.ts';
import { questions, vocabularyOf } from './random-questions.ts';
import { hosts } from './random-hosts.ts';

/** The naive law reads every rule for every question; ORACLE_RUNS=1500 asks it thoroughly. */
const runs = (usual: number) => Number(process.env['ORACLE_RUNS'] ?? usual);

const ruleTexts = (keys: readonly RegistryKey[]) =>
  keys
    .filter(({ path }) => path === 'FirewallRules')
    .flatMap(({ values }) => values.map(({ data }) => String(data)));

function expectSame(host: OracleHost, asked: Record<string, unknown>, policy = policyOf(host)) {
  const oracle = naiveAnswer(host, asked);
  expect(productAnswer(policy, asked)).toEqual('error' in oracle ? { error: true } : oracle);
}

const local = (table: string, set = 'ControlSet001') => keysBelow(localRoot(set), realKeys(table));
const groupPolicy = keysBelow(groupPolicyRoot, realKeys(realTables.groupPolicy));

describe.each([
  ['Windows 10 1703', { local: local(realTables.win10), groupPolicy: [] }],
  ['Windows 7 SP1', { local: local(realTables.win7), groupPolicy: [] }],
  [
    'Windows 7 SP1, control set 2',
    { local: local(realTables.win7, 'ControlSet002'), groupPolicy: [] },
  ],
  ['Windows 10 1703 under group policy', { local: local(realTables.win10), groupPolicy }],
  [
    'Windows 10 1703, version known',
    { local: local(realTables.win10), groupPolicy, windows: { major: 10, minor: 0, build: 15063 } },
  ],
])('%s', (_name, host: OracleHost) => {
  it.skipIf(host.local.length === 0)(
    'is answered as the naive law has it',
    () => {
      const policy = policyOf(host);
      const words = vocabularyOf(ruleTexts(host.local));
      fc.assert(
        fc.property(questions(words), (asked) => expectSame(host, asked, policy)),
        { numRuns: runs(60) },
      );
    },
    600_000,
  );
});

describe('small hosts of odd rules', () => {
  it('are answered as the naive law has it', () => {
    const cases = hosts.chain((host) => {
      const words = vocabularyOf([...ruleTexts(host.local), ...ruleTexts(host.groupPolicy)]);
      return fc.record({
        host: fc.constant(host),
        asked: fc.array(questions(words), { minLength: 3, maxLength: 6 }),
      });
    });
    fc.assert(
      fc.property(cases, ({ host, asked }) => {
        for (const question of asked) expectSame(host, question);
      }),
      { numRuns: runs(400) },
    );
  }, 600_000);
});
