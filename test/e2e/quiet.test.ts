import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { openDouble } from './support/double.ts';
import { Rules } from './views/rules.ts';
import { Shell } from './views/shell.ts';

/** Counts what the page asks to be woken up for. */
const countWakes = (context: BrowserContext) =>
  context.addInitScript(`
    window.wakes = [];
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) {
      const ask = window[name].bind(window);
      window[name] = (...given) => { window.wakes.push(name); return ask(...given); };
    }
  `);

describe.runIf(hasBrowser)('the window does no more than it must', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it.concurrent('runs no timer and draws nothing while nothing happens', async () => {
    const window = await openDouble(browser, {}, { prepare: countWakes });
    const { page } = window;
    const awake: string[] = [];
    for (const view of ['overview', 'rules', 'activity'] as const) {
      await new Shell(window).goTo(view);
      // Whatever the click and the view itself started is over by then.
      await page.waitForTimeout(1000);
      await page.evaluate('window.wakes = []');
      await page.waitForTimeout(1000);
      const wakes = await page.evaluate<string[]>('window.wakes');
      awake.push(...wakes.map((name) => `${view}: ${name}`));
    }
    expect(awake).toEqual([]);
    await window.close();
  });

  it.concurrent(
    'holds only the rows in sight of ten thousand rules, and finds the last one',
    async () => {
      const window = await openDouble(browser, { rules: '10000' });
      const rules = new Rules(window);
      await new Shell(window).goTo('rules');
      await rules.rows.first().waitFor();
      expect(await rules.rows.count()).toBeLessThan(60);
      await rules.search('application 9999');
      await rules.table.locator('.rule-rows > .rule-row:only-child').waitFor();
      await rules.table.focus();
      await window.page.keyboard.press('Enter');
      expect(await rules.detail.textContent()).toContain('Application 9999');
      await window.close();
    },
  );
});
