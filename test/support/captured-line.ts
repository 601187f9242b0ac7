import { fileURLToPath } from 'node:url';
import { runCli } from '../../cli/run-cli.ts';
import type { Terminal } from '../../cli/terminal.ts';

export interface CapturedLine {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const sampleFile = (file: string): string =>
  fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url));

async function* nothing() {
  // Standard input is empty.
}

/**
 * Runs one command line in this process and keeps what it says.
 * @param given what this terminal has other than 120 columns without colour, and nobody typing
 */
export async function captureLine(
  args: readonly string[],
  given: Partial<Terminal> = {},
): Promise<CapturedLine> {
  const written = { out: '', err: '' };
  const sink = (stream: 'out' | 'err') => ({
    write: (text: string) => {
      written[stream] += text;
      return Promise.resolve(true);
    },
  });
  const terminal: Terminal = {
    out: sink('out'),
    err: sink('err'),
    width: 120,
    colour: false,
    name: 'vmm-firewall',
    stdin: nothing,
    locateSample: sampleFile,
    ...given,
  };
  const code = await runCli(args, terminal);
  return { code, ...written };
}
