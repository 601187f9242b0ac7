import { fileURLToPath } from 'node:url';
import { nodeTerminal } from './node-terminal.ts';
import { runCli } from './run-cli.ts';

// The bundle lies in dist/cli, in a checkout and in an installation alike.
const assets = new URL('../../assets/', import.meta.url);
const terminal = nodeTerminal(
  (file) => fileURLToPath(new URL(`samples/${file}`, assets)),
  new URL('each-worker.mjs', import.meta.url),
);

process.exitCode = await runCli(process.argv.slice(2), terminal);
// An unread rest of a pipe would keep the process waiting.
process.stdin.destroy();
