import type { FlowException } from '../../core/exceptions/exception.ts';
import { mistakeInEnglish } from '../../core/flaw/english-flaws.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { oneLine } from '../../core/vmm/one-line.ts';
import type { InputError } from '../import/input-error.ts';
import { readDocument } from './exceptions-document.ts';

/**
 * The exceptions of a file, every one of them or none: who names a file means all that is in it. What
 * is wrong first is told with its line.
 * @param knownFlows the flow ids of every catalogue
 */
export function readExceptions(
  text: string,
  file: string,
  knownFlows: ReadonlySet<string>,
): Result<readonly FlowException[], InputError> {
  const read = readDocument(text, knownFlows);
  const mistake = read.ok ? read.value.mistakes[0] : read.error;
  if (mistake !== undefined) {
    const problem = oneLine(mistakeInEnglish({ ...mistake, line: null }), 300);
    return failure({ file, place: `line ${mistake.line}`, problem });
  }
  const entries = read.ok ? read.value.entries : [];
  return success(entries.map(({ exception }) => exception));
}
