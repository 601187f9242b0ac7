import { oneAtATime } from '../../core/in-turn.ts';
import { failure, type Result } from '../../core/result.ts';
import { performCall } from './call.ts';
import { powerShellError, type PowerShellError } from './errors.ts';
import type { JsonValue } from './json.ts';
import type { ScriptText } from './script-text.ts';
import type { RunOptions, SessionOptions } from './session-options.ts';
import { ShellHost, type StartShell } from './shell-host.ts';

export interface Session {
  /**
   * Runs a script of the program with parameters as data. Calls run one after another.
   * @param script name for `loadScript`, or a constant of the source code; the text begins with
   *   `param($Parameters, $Progress)`
   * @param parameters reach the script as ConvertFrom-Json gives them: under PowerShell 7 a string
   *   that looks like an ISO date becomes a date
   */
  run<T>(
    script: string | ScriptText,
    parameters: JsonValue,
    options: RunOptions<T>,
  ): Promise<Result<T, PowerShellError>>;
  /** Ends the process with its children and removes the private folder; a running call fails as `closed`. */
  close(): Promise<void>;
}

/** The session around whatever starts a shell: queue, restart, private folder. */
export function createSession(options: SessionOptions, startShell: StartShell): Session {
  const host = new ShellHost(options, startShell);
  const inTurn = oneAtATime();
  return {
    run(script, parameters, runOptions) {
      let begun = false;
      const turn = inTurn(() => {
        begun = true;
        return performCall(host, options, { script, parameters }, runOptions);
      });
      const { signal } = runOptions;
      if (!signal) return turn;
      // A call that still waits need not wait for its turn to be cancelled.
      const skipped = new Promise<Awaited<typeof turn>>((resolve) => {
        const skip = (): void => {
          if (!begun) resolve(failure(powerShellError('cancelled', 'It had not begun.')));
        };
        signal.addEventListener('abort', skip, { once: true });
        turn.finally(() => signal.removeEventListener('abort', skip)).catch(() => undefined);
      });
      return Promise.race([turn, skipped]);
    },
    async close() {
      await host.close();
      await inTurn(() => Promise.resolve());
      await host.close();
      await host.removeExchange();
    },
  };
}
