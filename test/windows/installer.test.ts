import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { configuration } from '../../build/packaging/configuration.ts';
import {
  consoleSays,
  install,
  installation,
  isInstalled,
  listedVersion,
  shortcutIdentity,
  startProgram,
  uninstall,
} from './installation.ts';
import { keepResult, mayChangeThisComputer } from './this-computer.ts';

/** Installer of one version and of the next, by their paths, as the workflow builds them. */
const [first = '', firstVersion = ''] = (process.env['VMM_INSTALLER'] ?? '').split('|');
const [next = '', nextVersion = ''] = (process.env['VMM_INSTALLER_NEXT'] ?? '').split('|');

const { appId, nsis } = configuration({ app: '', output: '' }, false);
const version = () => listedVersion(nsis?.guid ?? '');
const ownRule = 'VmmFirewallCompanion-installer-test-tcp';
const netSecurity = (command: string) =>
  execFileSync('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], {
    encoding: 'utf8',
  }).trim();
const makeOwnRule = () =>
  netSecurity(
    `$null = New-NetFirewallRule -Name ${ownRule} -DisplayName 'Installer test' -Group 'VMM Firewall Companion' -Description 'Made by a test.' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 8100 -Profile Domain`,
  );
const ownRules = () =>
  netSecurity(`@(Get-NetFirewallRule -Name ${ownRule} -ErrorAction Ignore).Count`);

const may = mayChangeThisComputer('the installer') && first !== '' && next !== '';
describe.runIf(may)('the installer, silent', { timeout: 600_000 }, () => {
  const took: Record<string, number> = {};
  afterAll(() => keepResult('installer.json', took));
  function timed<T>(what: string, run: () => T): T {
    const start = performance.now();
    const result = run();
    took[what] = Math.round(performance.now() - start);
    return result;
  }

  it('refuses a folder that users can write, and says so by its exit code', () => {
    expect(install(first, '/D=C:\\Tools\\Companion')).toBe(2);
    expect(install(first, '/D=C:\\Program Files\\..\\Tools')).toBe(2);
    expect([isInstalled(), existsSync('C:\\Tools\\Companion'), version()]).toEqual([
      false,
      false,
      undefined,
    ]);
  });

  it('installs for the whole machine, with a shortcut of the identity of the program', () => {
    expect(timed('install', () => install(first))).toBe(0);
    expect(version()).toBe(firstVersion);
    expect(shortcutIdentity()).toBe(appId);
    expect(existsSync(path.join(installation.folder, 'resources/elevate.exe'))).toBe(false);
  });

  it('brings a console program of the same version, which reads this computer', () => {
    expect(consoleSays('--version').trim()).toBe(firstVersion);
    expect(consoleSays('collect')).toContain('"schemaVersion"');
  });

  it('is upgraded while the program runs', async () => {
    const program = startProgram();
    await setTimeout(20_000);
    expect(program.exitCode).toBeNull();
    expect(timed('upgrade', () => install(next))).toBe(0);
    expect(version()).toBe(nextVersion);
    expect(consoleSays('--version').trim()).toBe(nextVersion);
  });

  it('goes without a trace, and leaves rules in the firewall alone', () => {
    makeOwnRule();
    expect(timed('uninstall', () => uninstall())).toBe(0);
    expect([isInstalled(), existsSync(installation.console), version()]).toEqual([
      false,
      false,
      undefined,
    ]);
    expect(existsSync(path.join(installation.startMenu, installation.shortcut))).toBe(false);
    expect(ownRules()).toBe('1');
  });

  it('removes own rules where that is asked for', () => {
    expect(install(next)).toBe(0);
    expect(uninstall('--remove-own-rules')).toBe(0);
    expect(ownRules()).toBe('0');
    expect(isInstalled()).toBe(false);
  });
});
