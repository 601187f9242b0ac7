import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tray } from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../build/bundle-app.mjs';
import { buildRenderer } from '../../build/renderer.mjs';
import { electronProgram } from '../../build/start-app.mjs';
import { verbs } from '../../electron/contract/verbs.ts';
import { atLoginWord } from '../../electron/desktop/words.ts';
import { ownPage } from '../../electron/shell/own-address.ts';

const isLinux = process.platform === 'linux';
const hasDisplay =
  !isLinux || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
const program = hasDisplay ? electronProgram() : undefined;
if (program === undefined)
  process.stderr.write(
    `Skipped, not there: ${hasDisplay ? 'an Electron program' : 'a display'} (the desktop app was not started)\n`,
  );

/** What the main process of the tests keeps of the tray, which Electron gives out to nobody. */
interface Seen {
  tray?: Tray;
  tooltip?: string;
  menu?: Electron.Menu;
}

/** Holds on to the tray icon while the app draws it anew, as it does when the theme changes. */
const findTray = (app: ElectronApplication) =>
  app.evaluateHandle(({ Tray, nativeTheme }): Seen => {
    const seen: Seen = {};
    const { setToolTip, setContextMenu } = Tray.prototype;
    Tray.prototype.setToolTip = function (text) {
      seen.tray = this;
      seen.tooltip = text;
      setToolTip.call(this, text);
    };
    Tray.prototype.setContextMenu = function (menu) {
      if (menu !== null) seen.menu = menu;
      setContextMenu.call(this, menu);
    };
    nativeTheme.emit('updated');
    Object.assign(Tray.prototype, { setToolTip, setContextMenu });
    return seen;
  });

/** Tries to get out of the page, and says what came of each try. */
const tryToGetOut = (page: Page) =>
  page.evaluate(async () => {
    const came = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'came through',
        () => 'refused',
      );
    const { companion } = globalThis as { companion?: object };
    const inPage = globalThis as unknown as {
      open: (address: string) => unknown;
      navigator: { mediaDevices: { getUserMedia: (what: object) => Promise<unknown> } };
      eval: (text: string) => unknown;
    };
    return {
      hasNode: 'require' in globalThis || 'process' in globalThis || 'Buffer' in globalThis,
      bridge: Object.keys(companion ?? {}).toSorted(),
      fetched: await came(fetch('https://example.com/')),
      fileRead: await came(fetch('file:///C:/Windows/win.ini')),
      camera: await came(
        Promise.resolve().then(() => inPage.navigator.mediaDevices.getUserMedia({ video: true })),
      ),
      window: inPage.open('https://example.com/') === null ? 'refused' : 'came through',
      evaluated: await came(Promise.resolve().then(() => inPage.eval('1 + 1'))),
    };
  });

// Not demanded by REQUIRE_ALL_TESTS: the program cannot be had everywhere the tests run. The packed
// program cannot be driven: its fuses refuse the inspector (build/packaging/fuses.ts).
describe.runIf(program !== undefined)('the desktop app', { timeout: 120_000 }, () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    await buildRenderer();
    await buildApp('main', 'preload');
    const userData = mkdtempSync(path.join(tmpdir(), 'desktop-'));
    app = await _electron.launch({
      executablePath: program ?? '',
      args: [
        '.',
        `--user-data-dir=${userData}`,
        atLoginWord,
        // Chromium's own sandbox needs rights that containers do not have.
        ...(isLinux ? ['--no-sandbox'] : []),
      ],
    });
  }, 120_000);
  afterAll(() => app?.close());

  const windows = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );

  it('starts at login as an icon with tooltip and menu, and no window', async () => {
    const seen = await vi.waitFor(async () => {
      const handle = await findTray(app);
      const told = await handle.evaluate(({ tooltip = '', menu }) => ({
        tooltip,
        items: menu?.items.filter(({ type }) => type !== 'separator').length ?? 0,
      }));
      expect(told.tooltip).not.toBe('');
      return told;
    }, 30_000);
    expect(seen.items).toBeGreaterThan(5);
    expect(await windows()).toEqual([]);
  });

  it('shows its window when the icon is clicked, and the services answer', async () => {
    const tray = await findTray(app);
    const opened = app.waitForEvent('window');
    await tray.evaluate((seen) => seen.tray?.emit('click'));
    page = await opened;
    expect(page.url()).toBe(ownPage);
    await page.waitForSelector('main :is(h1, h2)', { timeout: 60_000 });
  });

  it('lets nothing out of its page and nothing in', async () => {
    expect(await tryToGetOut(page)).toEqual({
      hasNode: false,
      bridge: [...verbs, 'onStateChanged'].toSorted(),
      fetched: 'refused',
      fileRead: 'refused',
      camera: 'refused',
      window: 'refused',
      evaluated: 'refused',
    });
    await page.evaluate(() => {
      (globalThis as unknown as { location: { href: string } }).location.href =
        'https://example.com/';
    });
    await page.waitForTimeout(500);
    expect(page.url().startsWith(ownPage)).toBe(true);
    expect((await windows()).length).toBe(1);
  });

  it("offers no menu but shortcuts: Electron's own would end it unasked and lead to web pages", async () => {
    const seen = await app.evaluate(({ BrowserWindow, Menu }) => ({
      entries: Menu.getApplicationMenu()?.items.flatMap(({ submenu }) =>
        (submenu?.items ?? []).map(({ role }) => String(role).toLowerCase()),
      ),
      isVisible: BrowserWindow.getAllWindows()[0]?.isMenuBarVisible(),
    }));
    expect(seen).toEqual({ entries: ['zoomin', 'zoomout', 'resetzoom'], isVisible: false });
  });

  it('hides its window when that is closed, and shows it when it is started again', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await vi.waitFor(async () => expect(await windows()).toEqual([false]), 10_000);
    await app.evaluate(({ app: self }) => self.emit('second-instance'));
    await vi.waitFor(async () => expect(await windows()).toEqual([true]), 10_000);
  });

  it('ends by the last entry of its menu', async () => {
    const tray = await findTray(app);
    const closed = app.waitForEvent('close');
    await tray.evaluate((seen) => {
      setTimeout(() => seen.menu?.items.at(-1)?.click(), 0);
    });
    await closed;
  });
});
