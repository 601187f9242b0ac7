import type { FlowException } from '../core/exceptions/exception.ts';
import { UsageError } from './usage-error.ts';

/**
 * The exceptions of the file that the command line names; none without one.
 * @throws {UsageError} with the sentence that says what is wrong with it
 */
export async function readExceptions(file: string | undefined): Promise<readonly FlowException[]> {
  if (file === undefined) return [];
  const { loadExceptionsFile } = await import('../app/report-exceptions.ts');
  const loaded = await loadExceptionsFile(file);
  if (!loaded.ok) throw new UsageError(loaded.error);
  return loaded.value;
}
