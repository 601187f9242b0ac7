import { fileURLToPath } from 'node:url';
import { runCli } from '../../cli/run-cli.ts';
import type { Terminal } from '../../cli/terminal.ts';
import type { WholeFileSystem } from '../../host/storage/write-whole.ts';

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
    files,
  }: {
    width?: number;
    colour?: boolean;
    stdin?: string;
    now?: () => Date;
    files?: WholeFileSystem;
  } = {},
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
    ...(files === undefined ? {} : { files }),
    locateSample: (file) => fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url)),
  };
  const code = await runCli(args, terminal);
  return { code, ...written };
}
