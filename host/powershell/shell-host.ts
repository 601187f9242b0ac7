import { failure, success, type Result } from '../../core/result.ts';
import type { Engine } from './engine.ts';
import { powerShellError, type PowerShellError } from './errors.ts';
import { openExchange, type Exchange } from './exchange.ts';
import { exchangeVariable, importCommand, prelude } from './prelude.ts';
import { loadText } from './script-text.ts';
import type { SessionOptions } from './session-options.ts';
import type { Shell } from './shell.ts';

export type StartShell = (
  engine: Engine,
) => { readonly kind: 'started'; readonly shell: Shell } | { readonly kind: 'missing' };

export interface ReadyShell {
  readonly shell: Shell;
  /** Commands that a new shell gets before its first call. */
  readonly first: readonly string[];
}

/** Keeps one shell at hand, and the private folder all its successors share. */
export class ShellHost {
  closed = false;
  readonly #options: SessionOptions;
  readonly #startShell: StartShell;
  #shell: Shell | undefined;
  #exchange: Exchange | undefined;

  constructor(options: SessionOptions, startShell: StartShell) {
    this.#options = options;
    this.#startShell = startShell;
  }

  async exchange(): Promise<Result<Exchange, PowerShellError>> {
    try {
      this.#exchange ??= await openExchange(this.#options.temporaryFolder);
      return success(this.#exchange);
    } catch (error) {
      return failure(powerShellError('exchangeFailed', String(error)));
    }
  }

  /** The living shell, or a new one with the commands that make it ready. */
  async shell(exchange: Exchange): Promise<Result<ReadyShell, PowerShellError>> {
    if (this.#shell?.alive) return success({ shell: this.#shell, first: [] });
    const { engine, modules = [], loadScript } = this.#options;
    const first = [prelude];
    for (const name of modules) {
      const text = await loadText(loadScript, name);
      if (!text.ok) return text;
      first.push(importCommand(name, text.value));
    }
    const environment = { ...engine.environment, [exchangeVariable]: exchange.folder };
    try {
      const start = this.#startShell({ ...engine, environment });
      if (start.kind === 'missing') {
        return failure(powerShellError('missingExecutable', engine.executable));
      }
      this.#shell = start.shell;
      return success({ shell: start.shell, first });
    } catch (error) {
      return failure(powerShellError('cannotStart', `${engine.executable}: ${String(error)}`));
    }
  }

  /** Ends the shell with its children; the next call starts a new one. */
  async drop(): Promise<void> {
    const shell = this.#shell;
    this.#shell = undefined;
    await shell?.end();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.drop();
  }

  async removeExchange(): Promise<void> {
    await this.#exchange?.close();
  }
}
