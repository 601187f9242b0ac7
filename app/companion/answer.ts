import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { AskResult } from './api.ts';

/**
 * Would this traffic pass? With the names of the rules that say so.
 * @param question as core/firewall/decision/read-question.ts reads it
 */
export function answerOf(
  snapshot: Snapshot,
  question: Readonly<Record<string, unknown>>,
): AskResult {
  const reading = readQuestion(question);
  if ('error' in reading) return { kind: 'error', error: reading.error };
  const policy = policyOfSnapshot(snapshot);
  const answer = decide(policy, reading.question);
  const rules = answer.rules.map(({ store, id }) => {
    const rule = policy.rules.find((each) => each.store === store && each.id === id);
    return { store, id, name: rule === undefined || rule.name === '' ? id : rule.name };
  });
  return { kind: 'answer', answer, rules };
}
