import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { openWindow } from './support/window.ts';
import { Overview } from './views/overview.ts';

/** `npm start` as a user runs it, without a browser of its own. */
const start = (...args: string[]) =>
  spawn(process.execPath, ['build/start.mjs', ...args], {
    env: { ...process.env, BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What it has printed once `wanted` is in it, or when it has ended. */
function printed({ stdout, stderr }: ReturnType<typeof start>, wanted: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const take = (piece: Buffer) => {
      text += piece.toString();
      if (wanted.test(text)) resolve(text);
    };
    stdout.on('data', take);
    stderr.on('data', take);
    stdout.on('end', () => resolve(text));
  });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));

describe.runIf(hasBrowser)('npm start', () => {
  let browser: Browser;
  beforeAll(async () => {
    // Else `npm start` would install anew, under the feet of the tests that run.
    const [wanted, installed] = ['package-lock.json', 'node_modules/.installed-lock.json'];
    if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(wanted)))
      throw new Error('node_modules is not what the lock says: node build/ensure-dependencies.mjs');
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('prints the address of the window on a sample host, and ends when it is told to', async () => {
    const child = start('--host', 'sample:library-server-2019');
    try {
      const text = await printed(child, /http:\S+/);
      expect(text).toContain('sample:library-server-2019: http://127.0.0.1:');
      const window = await openWindow(browser, /http:\S+/.exec(text)?.[0] ?? '');
      const sentence = new Overview(window).sentence;
      await eventually(sentence).toSay('1 of 6 required flows is closed on this server.');
      expect(window.wrongs).toEqual([]);
      await window.close();
      const end = ended(child);
      child.kill('SIGINT');
      // Windows ends a process without asking it.
      expect(process.platform === 'win32' ? 0 : await end).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it.each([
    ['a sample that is none', ['--host', 'sample:no-such-host'], 'no-such-host'],
    ['a file that is not there', ['--host', 'no-such-file.json'], 'no-such-file.json'],
    ['an option nobody knows', ['--hots', 'x'], '--hots'],
  ])('says in one sentence what it cannot do with %s', async (_what, args, named) => {
    const child = start(...args);
    const end = ended(child);
    const text = await printed(child, /$^/);
    expect(await end).toBe(2);
    expect(text).toContain(named);
    expect(text.trim().split('\n').length).toBe(1);
  });
});
