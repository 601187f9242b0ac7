import { embeddedName, embeddedText, embeddedSample } from './embedded.ts';
import { nodeTerminal } from './node-terminal.ts';
import { runCli } from './run-cli.ts';
import { compileForShortRun } from './short-lived.ts';
import type { Terminal } from './terminal.ts';
import { loggedComputer, recordDefect } from './this-computer.ts';

// The start of vmm-firewall.exe, which brings all its files with it. What PowerShell runs goes to it
// on its standard input, so nothing of it is ever written to a disk.
const terminal: Terminal = {
  ...nodeTerminal(embeddedSample, { code: () => embeddedText(embeddedName.eachWorker) }),
  name: 'vmm-firewall',
  ...(process.platform === 'win32' ? { openLiveHost: openThisComputer } : {}),
  recordDefect,
};

async function openThisComputer() {
  const { openWindowsHost } = await import('../host/live/windows-host.ts');
  const { installedScripts } = await import('../host/live/installed-scripts.ts');
  const scripts = await installedScripts(process.execPath);
  const loadModule = (name: string) => Promise.resolve(embeddedText(embeddedName.module(name)));
  return loggedComputer(openWindowsHost(scripts, process.env, loadModule));
}

// CommonJS has no await outside a function.
async function start() {
  compileForShortRun();
  process.exitCode = await runCli(process.argv.slice(2), terminal);
  // An unread rest of a pipe would keep the process waiting.
  process.stdin.destroy();
}

void start();
