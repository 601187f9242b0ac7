import { fileURLToPath } from 'node:url';
import { runCli } from '../../cli/run-cli.ts';
import { pipedWidth, type Terminal } from '../../cli/terminal.ts';

async function* nothing() {
  yield new Uint8Array();
}

/** What the tool prints for these words, errors included, as it is printed where it is installed. */
export async function runTool(words: readonly string[]): Promise<string> {
  let printed = '';
  const sink = {
    write: (text: string) => {
      printed += text;
      return Promise.resolve(true);
    },
  };
  const terminal: Terminal = {
    out: sink,
    err: sink,
    // What a pipe gets: whoever copies an example sees the same.
    width: pipedWidth,
    colour: false,
    name: 'vmm-firewall',
    stdin: nothing,
    locateSample: (file) => fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url)),
  };
  await runCli(words, terminal);
  return printed;
}
