import { fileURLToPath } from 'node:url';
import { nodeTerminal } from './node-terminal.ts';
import { runCli } from './run-cli.ts';
import type { Terminal } from './terminal.ts';

// The bundle lies in dist/cli, in a checkout and in an installation alike.
const assets = new URL('../../assets/', import.meta.url);
const terminal: Terminal = {
  ...nodeTerminal(
    (file) => fileURLToPath(new URL(`samples/${file}`, assets)),
    new URL('each-worker.mjs', import.meta.url),
  ),
  ...(process.platform === 'win32' ? { openLiveHost: openThisComputer } : {}),
};

async function openThisComputer() {
  const { openWindowsHost } = await import('../host/live/windows-host.ts');
  return openWindowsHost(fileURLToPath(new URL('powershell', assets)), process.env);
}

process.exitCode = await runCli(process.argv.slice(2), terminal);
// An unread rest of a pipe would keep the process waiting.
process.stdin.destroy();
