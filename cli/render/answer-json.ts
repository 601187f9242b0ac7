import { describeDependency } from '../../core/assessment/words/english-dependencies.ts';
import type { Answer } from '../../core/firewall/question.ts';

/** An answer as docs/json-output.md describes it: what it depends on as English clauses. */
export const answerJson = (answer: Answer) => ({
  ...answer,
  unknown: answer.unknown.map(describeDependency),
});
