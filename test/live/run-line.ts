import { runCli } from '../../cli/run-cli.ts';
import type { Terminal } from '../../cli/terminal.ts';
import type { LiveHost } from '../../host/live/live-host.ts';
import { fileURLToPath } from 'node:url';

export const sampleFile = (file: string) =>
  fileURLToPath(new URL(`../../assets/samples/${file}`, import.meta.url));

/**
 * Runs one command line in this process; without `live` the computer is not Windows.
 * @param answer what the person at the terminal says; undefined when nobody is there
 */
export async function runLine(args: readonly string[], live?: LiveHost, answer?: string) {
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
    stdin: () => process.stdin,
    locateSample: sampleFile,
    ...(answer === undefined ? {} : { ask: () => Promise.resolve(answer) }),
    // The session is shared by all commands of a test file, and closed at its end.
    ...(live && {
      openLiveHost: () => Promise.resolve({ ...live, close: () => Promise.resolve() }),
    }),
  };
  const code = await runCli(args, terminal);
  return { code, ...written };
}
