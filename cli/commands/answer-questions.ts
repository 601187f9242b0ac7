import { createReadStream } from 'node:fs';
import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import type { Policy } from '../../core/firewall/policy/policy.ts';
import { linesOf } from '../lines.ts';
import { answerJson } from '../render/answer-json.ts';
import { quoted, safeJson } from '../render/plain-text.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { exitCodes } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** Answers are written together, since a write costs more than an answer. */
const charactersPerWrite = 65_536;

/** No question is anywhere near as long; more is refused instead of held in memory. */
const longestLine = 1_000_000;

function parsed(line: string): { readonly value: unknown } | { readonly error: string } {
  if (line.length > longestLine)
    return { error: `a line of at most ${longestLine} characters was expected` };
  try {
    return { value: JSON.parse(line) };
  } catch {
    return { error: `JSON was expected, not ${quoted(line)}` };
  }
}

/** One question as a JSON line; a line that is none gets `{"error"}`. */
function answerLine(policy: Policy, line: string): { readonly text: string; readonly ok: boolean } {
  const json = parsed(line);
  const reading = 'error' in json ? json : readQuestion(json.value);
  if ('error' in reading) return { text: safeJson({ error: reading.error }), ok: false };
  return { text: safeJson(answerJson(decide(policy, reading.question))), ok: true };
}

/**
 * Answers a file of questions line by line, in their order. Exit code 2 when a line was no question.
 * @throws {UsageError} when the file cannot be read
 */
export async function answerQuestions(
  policy: Policy,
  file: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = file === '-' ? terminal.stdin() : createReadStream(file);
  let allValid = true;
  let pending = '';
  try {
    for await (const line of linesOf(source, longestLine)) {
      const { text, ok } = answerLine(policy, line);
      allValid &&= ok;
      pending += `${text}\n`;
      if (pending.length < charactersPerWrite) continue;
      if (!(await terminal.out.write(pending))) return exitCodes.fine;
      pending = '';
    }
  } catch (error) {
    await terminal.out.write(pending);
    throw unreadable(file, error);
  }
  await terminal.out.write(pending);
  return allValid ? exitCodes.fine : exitCodes.failed;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EBUSY: 'another program keeps it closed',
};

function unreadable(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') return error;
  const reason = reasons[code] ?? code;
  return new UsageError(`The questions in ${quoted(file)} could not be read: ${reason}.`);
}
