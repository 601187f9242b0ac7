import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../app/companion/settings.ts';
import { runPreview } from './main.ts';

let pageFolder = '';
beforeEach(() => {
  pageFolder = mkdtempSync(path.join(tmpdir(), 'preview-main-'));
  writeFileSync(path.join(pageFolder, 'index.html'), 'page');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(pageFolder, { recursive: true });
});

async function run() {
  const started = await runPreview({
    version: '1',
    inputs: ['sample:healthy-management-server-2022'],
    pageFolder,
    assetsFolder: fileURLToPath(new URL('../../assets', import.meta.url)),
    port: 0,
  });
  if (!started.ok) throw new Error(started.error.why);
  return started.value;
}

describe('the preview that is served', () => {
  it('has an address that nobody guesses, another one each time', async () => {
    const previews = [await run(), await run()];
    const tokens = previews.map(({ address }) => new URL(address).pathname.slice(1, -1));
    // 24 bytes as base64url.
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/);
    expect(new Set(tokens).size).toBe(2);
    for (const preview of previews) await preview.close();
  });

  it('watches its sample at the interval of the settings until it is closed', async () => {
    const minutes: number[] = [];
    const waiting = new Set<unknown>();
    const { setTimeout: later, clearTimeout: clear } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((work, milliseconds, ...others) => {
      const timer = later(work, milliseconds, ...others);
      if (milliseconds !== undefined && milliseconds % 60_000 === 0 && milliseconds > 0) {
        minutes.push(milliseconds / 60_000);
        waiting.add(timer);
      }
      return timer;
    });
    vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
      waiting.delete(timer);
      clear(timer);
    });
    const preview = await run();
    expect(minutes).toEqual([5]);
    const save = (settings: object) =>
      fetch(`${preview.address}api/saveSettings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([{ ...defaultSettings, ...settings }]),
      });
    await save({ theme: 'dark' });
    expect(minutes).toEqual([5]);
    await save({ checkIntervalMinutes: 7 });
    expect(minutes).toEqual([5, 7]);
    expect(waiting.size).toBe(1);
    await preview.close();
    expect(waiting.size).toBe(0);
  });
});
