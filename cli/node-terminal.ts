import type { WriteStream } from 'node:tty';
import type { WorkerSource } from '../app/fleet-workers.ts';
import type { LocateSample } from '../app/load-inputs.ts';
import type { Sink, Terminal } from './terminal.ts';
import { pipedWidth } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Narrower than this nothing can be read; wider lines tire the eye. */
const narrowest = 40;
const widest = 180;

/** Writes wait until the stream took the text, so that nothing is lost when the process ends. */
function sinkOf(stream: NodeJS.WriteStream): Sink {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the pipe has seen enough (`| head`); every other error is told by the write.
    if (error.code === 'EPIPE' || error.code === 'EOF') isOpen = false;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (!isOpen || text === '') return resolve(isOpen);
        stream.write(text, (error) => {
          const code = error && 'code' in error ? error.code : undefined;
          if (!error) resolve(isOpen);
          else if (code === 'EPIPE' || code === 'EOF') resolve(false);
          else
            reject(new UsageError(`The output was not written whole: ${reasonOf(code, error)}.`));
        });
      }),
  };
}

const reasonOf = (code: unknown, { message }: Error): string =>
  code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;

/** Behind a pipe `COLUMNS` says how wide the terminal is; shells tell it to programs that ask for it. */
export function widthOf(
  { isTTY, columns }: Pick<WriteStream, 'isTTY' | 'columns'>,
  told: string | undefined,
): number {
  const width = isTTY ? columns : /^\d{1,4}$/.test(told ?? '') ? Number(told) : 0;
  return Math.min(widest, Math.max(narrowest, width || pipedWidth));
}

/** The terminal of this process. `NO_COLOR` counts when it is not empty (no-color.org). */
export function nodeTerminal(locateSample: LocateSample, eachWorker: WorkerSource): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: sinkOf(stdout),
    err: sinkOf(stderr),
    width: widthOf(stdout, env['COLUMNS']),
    colour: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    name: env['npm_lifecycle_event'] === 'start' ? 'npm start --' : 'vmm-firewall',
    stdin: () => process.stdin,
    locateSample,
    eachWorker,
    ...(process.stdin.isTTY && stdout.isTTY ? { ask } : {}),
  };
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await reader.question(question);
  } finally {
    reader.close();
  }
}
