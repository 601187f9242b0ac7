import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { PowerShell } from 'node-powershell';
import type { Engine } from './engine.ts';
import { lineSplitter } from './lines.ts';
import { endProcessTree } from './process.ts';
import type { SessionOptions } from './session-options.ts';
import { createSession, type Session } from './session-queue.ts';
import type { Shell, ShellEnd } from './shell.ts';
import type { OutputStream } from './transcript.ts';

/**
 * node-powershell 5.0.1 with its traps closed. It writes a random marker before and after a command
 * on both output streams and waits for them. Here it gets two streams of ours instead of the
 * process's own, on which nothing but markers comes through:
 * - the marker of standard output is printed by `Write-Host`, which Constrained Language Mode allows;
 *   that of standard error never goes to PowerShell at all (there is no way to print it in that mode);
 * - other output reaches our line listener only, so nothing is joined again for every chunk, and text
 *   on standard error is no failure by itself.
 */
class FramedPowerShell extends PowerShell implements Shell {
  listener: (stream: OutputStream, line: string) => void = () => undefined;
  readonly #markers = { stdout: new PassThrough(), stderr: new PassThrough() };
  readonly #own = { ...this.streams };
  #marker: string | undefined;

  constructor(engine: Engine) {
    super({
      executable: engine.executable,
      executableOptions: { '-NoProfile': true, '-NonInteractive': true },
      spawnOptions: {
        cwd: engine.workingFolder,
        env: { ...engine.environment },
        windowsHide: true,
      },
      throwOnInvocationError: false,
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      this.#own[stream].unpipe();
      this.#own[stream].on(
        'data',
        lineSplitter((line) => this.#read(stream, line)),
      );
      // unpipe() paused it.
      this.#own[stream].resume();
      this.streams[stream] = this.#markers[stream];
    }
    // node-powershell handles one error of standard input and would let a second one end our process.
    this.#own.stdin.on('error', () => undefined);
    // Its promise of the exit is rejected with nobody listening when the process dies between calls.
    this.#exit().catch(() => undefined);
  }

  get alive(): boolean {
    return !this['isExited'];
  }

  async execute(command: string): Promise<ShellEnd> {
    try {
      const { stdout } = await this.invoke(command);
      if (stdout) return { kind: 'finished' };
      return { kind: 'ended', reason: 'It exited by itself.', startFailed: false };
    } catch (error) {
      return {
        kind: 'ended',
        reason: reasonOf(error),
        startFailed: this.#processId() === undefined,
      };
    } finally {
      // Each stream has its own pipe, and the exit its own event: what was written before is read in
      // the next turns of the event loop.
      await nextTurn();
      await nextTurn();
      // It keeps every command with its output for ever.
      this.history.length = 0;
      this.#marker = undefined;
    }
  }

  async end(): Promise<void> {
    const id = this.#processId();
    if (id !== undefined && this.alive) await endProcessTree(id);
    this.dispose('SIGKILL').catch(() => undefined);
    await Promise.race([this.#exit().catch(() => undefined), endLimit()]);
    // A child that outlived the process could hold these pipes, and with them our process, open.
    for (const stream of Object.values(this.#own)) stream.destroy();
  }

  /** NODE_POWERSHELL in the environment must not choose the program. */
  protected override setExecutable({ executable }: { executable?: string }): string {
    return executable ?? '';
  }

  protected override writeToOutput(marker: string): string {
    this.#marker = marker;
    return `Microsoft.PowerShell.Utility\\Write-Host '${marker}'`;
  }

  protected override writeToError(marker: string): string {
    this.#markers.stderr.write(`${marker}\n`);
    return '';
  }

  #read(stream: OutputStream, line: string): void {
    const marker = stream === 'stdout' ? this.#marker : undefined;
    const at = marker === undefined ? -1 : line.indexOf(marker);
    const text = at < 0 ? line : line.slice(0, at);
    if (text !== '') this.listener(stream, text);
    if (at >= 0) this.#markers.stdout.write(`${marker}\n`);
  }

  /** Private in its types, and given out in no other way: needed to end the children as well. */
  #processId(): number | undefined {
    const child: unknown = this['process'];
    const id =
      typeof child === 'object' && child !== null && 'pid' in child ? child.pid : undefined;
    return typeof id === 'number' ? id : undefined;
  }

  #exit(): Promise<unknown> {
    const exit: unknown = this['exitPromise'];
    return Promise.resolve(exit);
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A process that cannot be ended (held by a debugger or a driver) must not hold us. */
const endLimit = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 5000).unref();
  });

/** ProcessError of node-powershell carries the error of the operating system. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = 'originalError' in error ? error.originalError : undefined;
  return cause instanceof Error ? cause.message : error.message.split('\n', 1).join('');
}

/**
 * A session with PowerShell. The process starts with the first call and lives until `close`, a
 * time-out, a cancelled call or its own end; the next call then starts a new one.
 */
export function openSession(options: SessionOptions): Session {
  return createSession(options, (engine) =>
    existsSync(engine.executable)
      ? { kind: 'started', shell: new FramedPowerShell(engine) }
      : { kind: 'missing' },
  );
}

export type { Session } from './session-queue.ts';
export type { RunOptions, SessionOptions } from './session-options.ts';
