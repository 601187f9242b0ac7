import type { FlowException } from '../../core/exceptions/exception.ts';
import { InputProblem, renderInputError } from '../import/input-error.ts';
import { readInput } from '../import/read-file.ts';
import { readExceptions } from './read-exceptions.ts';

/** Ten thousand exceptions with long reasons fit several times. */
const largest = 16 * 1024 * 1024;

/**
 * The exceptions of a file.
 * @returns or one sentence: which file, where in it, what was expected
 */
export async function loadExceptions(
  file: string,
  knownFlows: ReadonlySet<string>,
): Promise<
  | { readonly ok: true; readonly value: readonly FlowException[] }
  | { readonly ok: false; readonly error: string }
> {
  try {
    const bytes = await readInput(file);
    if (bytes.length > largest) throw new InputProblem('it is too large for a file of exceptions');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const read = readExceptions(text, file, knownFlows);
    return read.ok ? read : { ok: false, error: renderInputError(read.error) };
  } catch (error) {
    const problem =
      error instanceof InputProblem ? error.message : 'it is not UTF-8 text, which is expected';
    return { ok: false, error: renderInputError({ file, problem }) };
  }
}
