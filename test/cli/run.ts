import { fileURLToPath } from 'node:url';
import { runCli } from '../../cli/run-cli.ts';
import type { Terminal } from '../../cli/terminal.ts';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

/** Runs one command line in this process. */
export async function run(
  args: readonly string[],
  {
    width = 120,
    colour = false,
    stdin = '',
    now,
  }: { width?: number; colour?: boolean; stdin?: string; now?: () => Date } = {},
): Promise<CliRun> {
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
    width,
    colour,
    name: 'vmm-firewall',
    stdin: () => bytes(stdin),
    ...(now === undefined ? {} : { now }),
    locateSample: (file) => fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url)),
  };
  const code = await runCli(args, terminal);
  return { code, ...written };
}
