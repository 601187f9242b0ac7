import { mkdtemp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logFolder, openLogFile, readLogFiles } from './log-files.ts';

describe('the log files', () => {
  it('lie in the local part of the profile, which does not roam', () => {
    expect(
      logFolder('win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'C:\\Users\\a'),
    ).toBe('C:\\Users\\a\\AppData\\Local\\VmmFirewallCompanion\\Logs');
    expect(logFolder('win32', {}, 'C:\\Users\\a')).toBe(
      'C:\\Users\\a\\AppData\\Local\\VmmFirewallCompanion\\Logs',
    );
    expect(logFolder('linux', {}, '/home/a')).toBe(
      '/home/a/.local/state/vmm-firewall-companion/logs',
    );
    expect(logFolder('linux', { XDG_STATE_HOME: '/state' }, '/home/a')).toBe(
      '/state/vmm-firewall-companion/logs',
    );
  });

  it('take at most 4 MiB together, and lose the oldest lines first', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'logs-'));
    try {
      const log = openLogFile(folder, 'window', (lines) => `lost ${lines}`);
      for (let n = 0; n < 1500; n += 1) {
        log.write(`${n} `.padEnd(4000, '.'));
        if (n % 500 === 0) await log.settled();
      }
      await log.settled();
      const names = await readdir(folder);
      expect(names).toHaveLength(4);
      const sizes = await Promise.all(
        names.map(async (name) => (await stat(path.join(folder, name))).size),
      );
      for (const size of sizes) expect(size).toBeLessThanOrEqual(1024 * 1024);
      const { lines } = await readLogFiles(folder, 'window');
      const kept = lines.map((line) => Number(line.split(' ')[0]));
      expect(kept.length).toBeGreaterThan(3 * 262);
      expect(kept).toEqual(kept.map((_n, at) => 1500 - kept.length + at));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('are read oldest line first, and each program has its own', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'logs-'));
    try {
      expect(await readLogFiles(folder, 'window')).toEqual({ lines: [], unread: [] });
      await writeFile(path.join(folder, 'window.1.log'), 'one\ntwo\n\n');
      const log = openLogFile(folder, 'window', (lines) => `${lines}`);
      log.write('three');
      await log.settled();
      await mkdir(path.join(folder, 'window.2.log'));
      expect(await readLogFiles(folder, 'window')).toEqual({
        lines: ['one', 'two', 'three'],
        unread: ['window.2.log'],
      });
      expect(await readLogFiles(folder, 'command-line')).toEqual({ lines: [], unread: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
