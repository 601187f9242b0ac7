import { execFile } from 'node:child_process';

export type BrowserRun =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly errors: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'not-started'; readonly why: string };

/** Starts a program with arguments that no shell reads, and ends it when it takes too long. */
export type RunBrowser = (
  executable: string,
  args: readonly string[],
  timeoutMs: number,
) => Promise<BrowserRun>;

const mostOutput = 1024 * 1024;

export const runBrowser: RunBrowser = (executable, args, timeoutMs) =>
  new Promise((resolve) => {
    const options = {
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      windowsHide: true,
      maxBuffer: mostOutput,
    } as const;
    execFile(executable, [...args], options, (error, _output, errors) => {
      if (error === null) resolve({ kind: 'ended', exitCode: 0, errors });
      else if (error.killed === true) resolve({ kind: 'timed-out' });
      else if (typeof error.code === 'number')
        resolve({ kind: 'ended', exitCode: error.code, errors });
      else resolve({ kind: 'not-started', why: error.message });
    });
  });
