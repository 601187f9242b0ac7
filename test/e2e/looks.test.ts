import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './support/axe.ts';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { doubleAddress, openDouble } from './support/double.ts';
import { Pictures } from './support/pictures.ts';
import { pictureHost, screens, states } from './support/screens.ts';
import { unreadable } from './support/unreadable.ts';
import { settled } from './support/window.ts';
import { Shell } from './views/shell.ts';
import { startVisit } from './support/visit.ts';

const themes = [
  { name: 'light', look: { theme: 'light' } },
  { name: 'dark', look: { theme: 'dark' } },
  { name: 'high-contrast', look: { theme: 'light', isForced: true } },
] as const;

describe.runIf(hasBrowser)('what one sees', () => {
  const pictures = new Pictures();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  /**
   * Everything that is wrong with the page as it is, each line under the name of its picture.
   * @param onlyColours everything else was looked at in another theme
   */
  async function wrongsOf(page: Page, name: string, onlyColours = false): Promise<string[]> {
    const lines = [
      ...(onlyColours ? [] : await unreadable(page)),
      ...(await objections(page, onlyColours)),
      ...(await pictures.differences(page, name)),
    ];
    return lines.map((line) => `${name}: ${line}`);
  }

  it.concurrent.each(themes)(
    'is every screen as it should be in $name',
    async ({ name, look }) => {
      const inputs = [`sample:${pictureHost}`];
      const visit = await startVisit(browser, { ...look, inputs, isStill: true });
      const found: string[] = [];
      for (const screen of screens) {
        await screen.show(visit);
        found.push(...(await wrongsOf(visit.page, `${screen.name}-${name}`, name !== 'light')));
        await screen.leave?.(visit);
      }
      expect(found).toEqual([]);
      expect(visit.wrongs).toEqual([]);
      await visit.close();
    },
    120_000,
  );

  it.concurrent(
    'is every state as it should be that no host at hand brings about',
    async () => {
      const found: string[] = [];
      const window = await openDouble(browser, {});
      const { page } = window;
      for (const { name, asked, view = 'overview', shows } of states) {
        await page.goto(doubleAddress(asked));
        await (shows === undefined ? settled(page) : page.waitForSelector(shows));
        if (view !== 'overview') await new Shell(window).goTo(view);
        found.push(...(await wrongsOf(page, `state-${name}`)));
      }
      found.push(...window.wrongs);
      await window.close();
      expect(found).toEqual([]);
    },
    120_000,
  );

  it('is held to a baseline, and none is left over', () => {
    expect(pictures.leftOver()).toEqual([]);
  });
});
