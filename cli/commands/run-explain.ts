import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { optionsOfQuestion, questionOfOptions } from '../question-options.ts';
import type { ExplainOptions } from '../question-options.ts';
import { readHost } from '../read-host.ts';
import { answerJson } from '../render/answer-json.ts';
import { renderAnswer } from '../render/answer.ts';
import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { answerQuestions } from './answer-questions.ts';

/** @throws {UsageError} when there is no answer */
export async function runExplain(
  inputs: readonly string[],
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { questions: file } = options;
  const single = optionsOfQuestion(options);
  if (file !== undefined && single.length > 0)
    throw new UsageError(
      `--questions reads everything from the file; leave out ${single.map(([name]) => name).join(', ')}.`,
    );
  if (file === undefined && single.length === 0)
    throw new UsageError(
      'Say what to ask: --direction, --profile and --protocol at least, or --questions FILE.',
    );
  const reading = file === undefined ? readQuestion(questionOfOptions(options)) : undefined;
  if (reading !== undefined && 'error' in reading)
    throw new UsageError(`This is no question: ${reading.error}.`);
  const { snapshot } = await readHost(inputs, terminal);
  const policy = policyOfSnapshot(snapshot);
  if (reading === undefined) return answerQuestions(policy, file ?? '-', terminal);
  const answer = decide(policy, reading.question);
  await terminal.out.write(
    options.json === true
      ? `${safeJson(answerJson(answer))}\n`
      : renderAnswer(policy, reading.question, answer, {
          width: terminal.width,
          paint: painter(terminal.colour),
        }),
  );
  return exitCodes.fine;
}
