import { fileURLToPath } from 'node:url';
import { nodeTerminal } from './node-terminal.ts';
import { runCli } from './run-cli.ts';
import { compileForShortRun } from './short-lived.ts';
import type { Terminal } from './terminal.ts';
import { loggedComputer, recordDefect } from './this-computer.ts';

// The bundle lies in dist/cli of a checkout.
const assets = new URL('../../assets/', import.meta.url);
const terminal: Terminal = {
  ...nodeTerminal(
    (file) => fileURLToPath(new URL(`samples/${file}`, assets)),
    new URL('each-worker.mjs', import.meta.url),
  ),
  ...(process.platform === 'win32' ? { openLiveHost: openThisComputer } : {}),
  recordDefect,
};

async function openThisComputer() {
  const { openWindowsHost } = await import('../host/live/windows-host.ts');
  const scripts = fileURLToPath(new URL('powershell', assets));
  return loggedComputer(openWindowsHost(scripts, process.env));
}

compileForShortRun();
process.exitCode = await runCli(process.argv.slice(2), terminal);
// An unread rest of a pipe would keep the process waiting.
process.stdin.destroy();
