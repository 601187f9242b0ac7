import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedScripts, type FileTries } from './installed-scripts.ts';

const program = path.join('/', 'Program Files', 'App', 'vmm-firewall.exe');
const scripts = path.join('/', 'Program Files', 'App', 'resources', 'assets', 'powershell');
const tries = (readable: boolean, writable: boolean, extendable: boolean): FileTries => ({
  isReadable: (file) =>
    Promise.resolve(readable && file === path.join(scripts, 'Invoke-VmmFirewallPlan.ps1')),
  opens: (_, flags) => Promise.resolve(flags === 'r+' ? writable : extendable),
});

describe('the scripts beside the program', () => {
  it('are taken where this process can neither change them nor add one', async () => {
    expect(await installedScripts(program, tries(true, false, false))).toBe(scripts);
  });

  it.each([
    ['are not there', tries(false, false, false)],
    ['can be changed', tries(true, true, false)],
    ['can get a file beside them', tries(true, false, true)],
  ])('are not taken where they %s', async (_, how) => {
    expect(await installedScripts(program, how)).toBeUndefined();
  });

  it('are really tried, and nothing is left of the try', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'scripts-'));
    const beside = path.join(folder, 'resources/assets/powershell');
    mkdirSync(beside, { recursive: true });
    writeFileSync(path.join(beside, 'Invoke-VmmFirewallPlan.ps1'), 'exit 0');
    expect(await installedScripts(path.join(folder, 'vmm-firewall'))).toBeUndefined();
    expect(readdirSync(beside)).toEqual(['Invoke-VmmFirewallPlan.ps1']);
    rmSync(folder, { recursive: true });
  });
});
