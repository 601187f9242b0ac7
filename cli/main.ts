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
  recordDefect,
};

// The log is for what touches this computer and for what breaks; nothing else pays for it.
async function ownLog() {
  const { programLog } = await import('../app/diagnostics/program-log.ts');
  return programLog('command-line', process.env);
}

async function openThisComputer() {
  const { openWindowsHost } = await import('../host/live/windows-host.ts');
  const { loggedLiveHost } = await import('../app/diagnostics/logged-live-host.ts');
  const live = openWindowsHost(fileURLToPath(new URL('powershell', assets)), process.env);
  const log = await ownLog();
  const logged = loggedLiveHost(live, log, () => new Date());
  return {
    ...logged,
    async close() {
      await logged.close();
      await log.settled();
    },
  };
}

async function recordDefect(error: unknown) {
  const { defectEvent } = await import('../app/diagnostics/defect.ts');
  const log = await ownLog();
  log.write(defectEvent(error));
  await log.settled();
}

process.exitCode = await runCli(process.argv.slice(2), terminal);
// An unread rest of a pipe would keep the process waiting.
process.stdin.destroy();
