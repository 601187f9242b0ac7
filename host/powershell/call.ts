import { failure, type Result } from '../../core/result.ts';
import { answerOf } from './answer.ts';
import { powerShellError, type PowerShellError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { JsonValue } from './json.ts';
import { callCommand } from './prelude.ts';
import { loadText, nameOf, type ScriptText } from './script-text.ts';
import type { RunOptions, SessionOptions } from './session-options.ts';
import type { ReadyShell, ShellHost } from './shell-host.ts';
import type { ShellEnd } from './shell.ts';
import { transcriptOf, type Transcript } from './transcript.ts';

interface Request {
  readonly script: string | ScriptText;
  readonly parameters: JsonValue;
}

type CallEnd = ShellEnd | { readonly kind: 'timedOut' | 'cancelled' };

/** One call from beginning to end. Whatever happens, the host is left fit for the next one. */
export async function performCall<T>(
  host: ShellHost,
  options: SessionOptions,
  request: Request,
  run: RunOptions<T>,
): Promise<Result<T, PowerShellError>> {
  if (host.closed) return failure(powerShellError('closed', 'It was closed before this call.'));
  if (run.signal?.aborted) return failure(powerShellError('cancelled', 'It had not begun.'));
  const text = await loadText(options.loadScript, request.script);
  if (!text.ok) return text;
  const exchange = await host.exchange();
  if (!exchange.ok) return exchange;
  const ready = await host.shell(exchange.value);
  if (!ready.ok) return ready;
  let id: string;
  try {
    id = await exchange.value.send(request.parameters);
  } catch (error) {
    return failure(powerShellError('exchangeFailed', String(error)));
  }
  try {
    const transcript = transcriptOf(id, run.onProgress ?? (() => undefined));
    const end = await executeWithin(ready.value, callCommand(id, text.value), transcript, run);
    if (end.kind === 'ended' && !transcript.started && ready.value.first.length === 0) {
      // It had died since the last call, and nothing of this one ran: a new shell may do it.
      await host.drop();
      return await performCall(host, options, request, run);
    }
    const result = await resultOf(end, { host, id, transcript, exchange: exchange.value }, run);
    const { noise } = transcript;
    if (noise.stdout + noise.stderr !== '') options.onNoise?.(nameOf(request.script), noise);
    return result;
  } finally {
    // A file that cannot be removed now goes with the folder.
    await exchange.value.forget(id).catch(() => undefined);
  }
}

/** Runs the commands until they are done, the time is over or the caller gives up. */
async function executeWithin(
  { shell, first }: ReadyShell,
  command: string,
  transcript: Transcript,
  { timeoutMs, signal }: Pick<RunOptions<unknown>, 'timeoutMs' | 'signal'>,
): Promise<CallEnd> {
  shell.listener = (stream, line) => transcript.read(stream, line);
  const released = new AbortController();
  const interrupted = new Promise<CallEnd>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timedOut' }), timeoutMs);
    released.signal.addEventListener('abort', () => clearTimeout(timer));
    const cancel = (): void => resolve({ kind: 'cancelled' });
    signal?.addEventListener('abort', cancel, { signal: released.signal });
    if (signal?.aborted) cancel();
  });
  const work = async (): Promise<CallEnd> => {
    for (const text of first) {
      const end = await shell.execute(text);
      if (end.kind === 'ended') return end;
    }
    return shell.execute(command);
  };
  try {
    return await Promise.race([work(), interrupted]);
  } finally {
    released.abort();
  }
}

interface Call {
  readonly host: ShellHost;
  readonly id: string;
  readonly transcript: Transcript;
  readonly exchange: Exchange;
}

async function resultOf<T>(
  end: CallEnd,
  { host, id, transcript, exchange }: Call,
  { schema, noise = 'report', timeoutMs }: RunOptions<T>,
): Promise<Result<T, PowerShellError>> {
  // A shell whose call did not end in order may still be running it: the next call gets a new one.
  if (end.kind !== 'finished' || !transcript.answered) await host.drop();
  if (host.closed) return failure(powerShellError('closed', 'It was closed during this call.'));
  if (end.kind === 'timedOut') {
    return failure(powerShellError('timedOut', `The limit was ${timeoutMs / 1000} s.`));
  }
  if (end.kind === 'cancelled') return failure(powerShellError('cancelled', 'On request.'));
  if (end.kind === 'ended' && !transcript.answered) {
    const said = transcript.noise.stderr;
    return failure(
      powerShellError(
        end.startFailed ? 'cannotStart' : 'processEnded',
        said === '' ? end.reason : `${end.reason} ${said}`,
      ),
    );
  }
  return answerOf(id, transcript, () => exchange.receive(id), { schema, noise });
}
