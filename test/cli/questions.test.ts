import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasShared, readTable, shared } from '../../host/import/test-support/tables.ts';
import { regText } from '../../host/import/test-support/writers.ts';
import { naiveAnswer, type OracleHost } from '../oracle/naive-law.ts';
import { questionsOn } from '../oracle/questions.ts';
import { exportedPolicies, realPolicies } from '../oracle/real-policies.ts';
import { requireOrSkip } from '../support/requirements.ts';
import { run } from './run.ts';

const available = requireOrSkip('real firewall policies (../shared/data)', hasShared);
const folder = mkdtempSync(join(tmpdir(), 'questions-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asked = Number(process.env['ORACLE_RUNS'] ?? 700);
const seed = 20260131;

const answerLine = z.union([
  z.strictObject({
    verdict: z.enum(['allow', 'block', 'unknown']),
    reason: z.string(),
    rules: z.array(z.strictObject({ store: z.enum(['local', 'group-policy']), id: z.string() })),
    unknown: z.array(z.string()),
  }),
  z.strictObject({ error: z.string() }),
]);

/** A line of either implementation, made comparable: rules as a sorted list, errors as the word. */
function comparable(answer: object): object {
  if ('error' in answer || !('verdict' in answer)) return { error: true };
  const { verdict, reason, rules } = answerLine.options[0]
    .omit({ unknown: true })
    .loose()
    .parse(answer);
  return { verdict, reason, rules: rules.map(({ store, id }) => `${store}/${id}`).sort() };
}

function regFile(name: string): string {
  const path = join(folder, `${name}.reg`);
  writeFileSync(path, `\uFEFF${regText(readTable(`${name}/firewall-keys.tsv`))}`, 'utf16le');
  return path;
}

async function hostOf(name: string): Promise<OracleHost> {
  const policies = [...realPolicies(), ...(await exportedPolicies())];
  const found = policies.find((policy) => policy.name === name);
  if (found === undefined) throw new Error(`no policy ${name}`);
  return { local: found.host.local, groupPolicy: found.host.groupPolicy };
}

const inputs: readonly (readonly [string, () => string])[] = [
  ['Windows 10', () => regFile('win10-1703')],
  ['Windows 7', () => regFile('win7-sp1')],
  ['of a netsh export', () => shared('wfw-export/firewall.wfw')],
];

describe.runIf(available)('explain --questions on real policies', () => {
  it.each(inputs)('answers every line as the naive law does, in order: %s', async (name, input) => {
    const host = await hostOf(name);
    const questions = fc.sample(questionsOn(host), { numRuns: asked, seed });
    const lines = [...questions.map((question) => JSON.stringify(question)), 'no question'];
    const { out, code } = await run(['explain', input(), '--questions', '-'], {
      stdin: lines.join('\n'),
    });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => answerLine.parse(JSON.parse(line)));
    expect(code).toBe(2);
    expect(answers).toHaveLength(lines.length);
    expect(answers.at(-1)).toEqual({ error: expect.any(String) });
    const expected = questions.map((question) => comparable(naiveAnswer(host, question)));
    expect(answers.slice(0, -1).map(comparable)).toEqual(expected);
  });
});
