import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callChannel } from '../ipc/channels.ts';
import { ownPage, ownScheme } from '../shell/own-address.ts';
import { startDesktopApp } from './start.ts';
import { fakeElectron } from './test-support/fake-electron.ts';
import { afterGpuLossWord, atLoginWord } from './words.ts';

const watched = 'uncaughtExceptionMonitor';
const others = process.listeners(watched);
afterEach(() => {
  for (const listener of process.listeners(watched))
    if (!others.includes(listener)) process.off(watched, listener);
});

/** Starts the app as on Windows, where no PowerShell is found. */
function start({
  words = [] as string[],
  isFirst = true,
  userData = mkdtempSync(path.join(tmpdir(), 'start-')),
} = {}) {
  const { world, electron } = fakeElectron(userData, { isFirst });
  const page = mkdtempSync(path.join(tmpdir(), 'page-'));
  writeFileSync(path.join(page, 'index.html'), '<!doctype html>');
  const paths = { assets: 'assets', page, preload: 'preload.cjs' };
  const env = { SystemRoot: path.join(userData, 'Windows'), LOCALAPPDATA: userData };
  const argv = ['program', ...words];
  // What breaks in the process of the tests is theirs to tell.
  const own = {
    platform: 'win32',
    arch: 'x64',
    argv,
    env,
    on: vi.fn<NodeJS.Process['on']>(),
  } as const;
  startDesktopApp(electron, paths, own);
  return world;
}
const started = async (options?: Parameters<typeof start>[0]) => {
  const world = start(options);
  await vi.waitFor(() => expect(world.trays[0]?.tooltip).toContain('could not be read'), 5000);
  return world;
};

describe('the program', () => {
  it('ends at once where it runs already', () => {
    expect(start({ isFirst: false }).log).toEqual(['quit']);
  });

  it('shows its icon before it reads anything, and its window after that', async () => {
    const world = await started();
    expect(world.trays[0]?.shown).toEqual([
      'unknown-light.png VMM Firewall Companion: This server has not been read yet',
      'checking-light.png VMM Firewall Companion: Checking this server',
      'unknown-light.png VMM Firewall Companion: This server could not be read',
    ]);
    expect(world.log).toEqual(['no hardware acceleration', 'tray', 'window']);
    expect(world.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      navigateOnDragDrop: false,
    });
  });

  it("has no menu of Electron's, whose entries end it unasked and lead to web pages", async () => {
    const { menus, windows } = await started();
    const roles = JSON.stringify(menus.at(-1)).match(/"role":"\w+"/g);
    expect(roles).toEqual(['zoomIn', 'zoomOut', 'resetZoom'].map((role) => `"role":"${role}"`));
    expect(windows[0]?.hasMenuBar).toBe(false);
    expect(windows[0]?.options).not.toHaveProperty('autoHideMenuBar');
  });

  it('shows no window when it was started at login', async () => {
    const world = await started({ words: [atLoginWord] });
    expect(world.windows).toHaveLength(0);
  });

  it('follows the theme of the taskbar', async () => {
    const { nativeTheme, trays } = await started({ words: [atLoginWord] });
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
    nativeTheme.emit('updated');
    expect(trays[0]?.image).toContain('unknown-dark');
    nativeTheme.shouldUseHighContrastColors = true;
    nativeTheme.emit('updated');
    expect(trays[0]?.image).toContain('unknown-high-contrast');
  });

  it('shows in its menu what Task Manager says of starting at login', async () => {
    const world = await started({ words: [atLoginWord] });
    const entry = () => world.trays[0]?.items.find(({ label }) => label === 'Start at login');
    expect(entry()?.checked).toBe(false);
    world.startsAtLogin = true;
    world.trays[0]?.emit('mouse-enter');
    await vi.waitFor(() => expect(entry()?.checked).toBe(true));
  });

  it('looks again when the computer wakes up, and when somebody comes back to it', async () => {
    const { powerMonitor, trays } = await started({ words: [atLoginWord] });
    for (const [index, event] of ['resume', 'unlock-screen'].entries()) {
      powerMonitor.emit(event);
      await vi.waitFor(() => expect(trays[0]?.shown).toHaveLength(3 + 2 * (index + 1)), 5000);
    }
  });

  it('shows window and a new icon when it is started again', async () => {
    const world = await started({ words: [atLoginWord] });
    world.app.emit('second-instance');
    expect(world.log.slice(-3)).toEqual(['tray destroyed', 'tray', 'window']);
    expect(world.trays[1]?.tooltip).toContain('could not be read');
  });

  it('starts again once without a graphics process, as it was', async () => {
    const world = await started();
    world.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' });
    expect(world.relaunched).toEqual([]);
    world.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    expect(world.relaunched).toEqual([[afterGpuLossWord, '--disable-gpu']]);
    const again = await started({ words: [atLoginWord, afterGpuLossWord] });
    again.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    expect(again.relaunched).toEqual([]);
  });

  it('hides its window when that is closed, and lets it go when the program ends', async () => {
    const world = await started();
    const [window] = world.windows;
    const preventDefault = vi.fn<() => void>();
    window?.emit('close', { preventDefault });
    expect([window?.isShown, preventDefault.mock.calls.length]).toEqual([false, 1]);
    world.app.emit('before-quit');
    window?.emit('close', { preventDefault });
    expect(preventDefault).toHaveBeenCalledTimes(1);
  });

  it('opens as many windows as are wanted over time, and keeps nothing of those that are gone', async () => {
    const world = await started();
    const before = world.app.listenerCount('before-quit');
    for (let time = 1; time < 15; time += 1) {
      world.windows.at(-1)?.webContents.emit('render-process-gone');
      world.trays[0]?.emit('click');
      expect(world.windows).toHaveLength(time + 1);
    }
    expect(world.app.listenerCount('before-quit')).toBe(before);
  });

  it('serves its own page and files only, and answers its own page only', async () => {
    const world = await started();
    const answer = world.pages.get(ownScheme);
    for (const [address, status] of [
      [ownPage, 200],
      [`${ownPage}/../../package.json`, 404],
      ['companion://app/../package.json', 404],
      ['companion://app/..%2f..%2fpackage.json', 404],
    ] as const)
      expect([address, answer?.(new Request(address)).status]).toEqual([address, status]);
    expect([world.cancelled(ownPage), world.cancelled('https://example.com/')]).toEqual([
      false,
      true,
    ]);
    const [window] = world.windows;
    const call = world.calls.get(callChannel);
    const own = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
    expect(await call?.(own, 'getState', [])).toMatchObject({ ok: true });
    const strange = { ...own, senderFrame: { url: ownPage, parent: {} } };
    expect(await call?.(strange, 'getState', [])).toMatchObject({ ok: false });
  });

  it('starts with whatever lies in its folder, says what is damaged of it, and sets that aside', async () => {
    const userData = mkdtempSync(path.join(tmpdir(), 'damaged-'));
    const kept = ['settings', 'window', 'places', 'told', 'last-check'].map(
      (name) => `${name}.json`,
    );
    for (const name of [...kept, 'activity.jsonl', 'exceptions.yaml'])
      writeFileSync(path.join(userData, name), '{ "half');
    const world = await started({ userData });
    const [window] = world.windows;
    const own = { sender: window?.webContents, senderFrame: window?.webContents.mainFrame };
    const ask = async (verb: string) => world.calls.get(callChannel)?.(own, verb, []);
    expect(await ask('getState')).toMatchObject({
      ok: true,
      value: {
        settings: {
          values: { checkIntervalMinutes: 5 },
          problems: [
            { kind: 'storage', problem: { what: expect.stringContaining('settings.json') } },
            { kind: 'exceptions', file: path.join(userData, 'exceptions.yaml'), isWhole: true },
          ],
        },
      },
    });
    expect(await ask('listActivity')).toMatchObject({ ok: true });
    const aside = readdirSync(userData).filter((name) => name.startsWith('settings'));
    expect(aside.map((name) => readFileSync(path.join(userData, name), 'utf8'))).toContain(
      '{ "half',
    );
    expect(aside).not.toContain('settings.json');
  });

  it('tells its window what is new', async () => {
    const world = await started();
    expect(world.windows[0]?.webContents.sent.at(-1)).toMatchObject({
      source: { kind: 'live' },
      problem: { what: 'PowerShell was not found.' },
    });
  });
});
