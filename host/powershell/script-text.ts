import { failure, success, type Result } from '../../core/result.ts';
import { powerShellError, type PowerShellError } from './errors.ts';

/** A script that is part of the source code. */
export interface ScriptText {
  readonly name: string;
  readonly text: string;
}

/**
 * The text of a script or module of the program. ASCII only: standard input of Windows PowerShell
 * is read in the console's code page.
 */
export async function loadText(
  load: (name: string) => Promise<string>,
  script: string | ScriptText,
): Promise<Result<string, PowerShellError>> {
  const name = nameOf(script);
  let text: string;
  try {
    text = typeof script === 'string' ? await load(name) : script.text;
  } catch (error) {
    return failure(powerShellError('scriptMissing', `${name}: ${String(error)}`));
  }
  const stranger = /[^\t\r\n\u0020-\u007e]/.exec(text);
  if (!stranger) return success(text);
  const line = text.slice(0, stranger.index).split('\n').length;
  return failure(powerShellError('scriptNotAscii', `${name}, line ${line}`));
}

export const nameOf = (script: string | ScriptText): string =>
  typeof script === 'string' ? script : script.name;
