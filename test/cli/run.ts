import type { CapturedLine } from '../support/captured-line.ts';
import { captureLine } from '../support/captured-line.ts';
import type { WholeFileSystem } from '../../host/storage/write-whole.ts';

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

/** Runs one command line in this process. */
export function run(
  args: readonly string[],
  {
    stdin = '',
    ...given
  }: {
    width?: number;
    colour?: boolean;
    stdin?: string;
    now?: () => Date;
    files?: WholeFileSystem;
  } = {},
): Promise<CapturedLine> {
  return captureLine(args, { ...given, stdin: () => bytes(stdin) });
}
