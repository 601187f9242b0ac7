import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from './browser.ts';
import { hasBrowser, serveDouble, startBrowser } from './browser.ts';

/** Kept to be looked at after a run. */
const pictures = 'test-results/window';
const views = ['overview', 'flows', 'map', 'rules', 'ask', 'activity', 'settings'];
const themes = [
  { name: 'light', theme: 'light', forced: 'none' },
  { name: 'dark', theme: 'dark', forced: 'none' },
  { name: 'high-contrast', theme: 'light', forced: 'active' },
] as const;

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  readonly forced?: 'none' | 'active';
  readonly query?: Readonly<Record<string, string>>;
}

describe.runIf(hasBrowser)('the window in a browser', () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    served = await serveDouble();
    browser = await startBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  /** A page and what went wrong on it: errors, and whatever the content policy refused. */
  async function open(look: Look, view: string): Promise<{ page: Page; wrongs: string[] }> {
    const { width = 1280, height = 800, theme = 'light', forced = 'none', query = {} } = look;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      forcedColors: forced,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const wrongs: string[] = [];
    page.on('pageerror', ({ message }) => wrongs.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') wrongs.push(line.text());
    });
    const asked = new URLSearchParams({ theme, delay: '0', ...query });
    await page.goto(`${served.address}?${asked.toString()}#/${view}`);
    await settled(page);
    return { page, wrongs };
  }

  /** Views come when they are first opened. */
  async function settled(page: Page): Promise<void> {
    await page.waitForSelector('main :is(h1, h2, .split, form)');
    await page.waitForSelector('[aria-haspopup="menu"]');
    await page.waitForSelector('.waiting', { state: 'detached' });
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate<axe.AxeResults>('axe.run()');
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }

  /** Another view of the page that is open, which is quicker than a new page. */
  async function goTo(page: Page, view: string): Promise<void> {
    await page.evaluate(`location.hash = '#/${view}'`);
    await page.waitForSelector(`nav a[href="#/${view.split('/')[0] ?? ''}"][aria-current]`);
    await settled(page);
  }

  describe.each(themes)('in $name', ({ name, theme, forced }) => {
    it('has nothing that axe objects to on any view', async () => {
      const { page, wrongs } = await open({ theme, forced }, 'overview');
      const objections: string[] = [];
      for (const view of views) {
        await goTo(page, view);
        await page.screenshot({ path: `${pictures}/${view}-${name}.png` });
        objections.push(...(await violations(page)).map((line) => `${view}: ${line}`));
      }
      expect(objections).toEqual([]);
      expect(wrongs).toEqual([]);
      await page.context().close();
    }, 180_000);

    it('has nothing that axe objects to at a flow and its repair', async () => {
      const { page, wrongs } = await open({ theme, forced }, 'flows/agent-install-smb-445/in');
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: `${pictures}/flow-${name}.png` });
      await page.click('.flow-detail .fix-button');
      await page.waitForSelector('.plan');
      await page.screenshot({ path: `${pictures}/fix-${name}.png` });
      expect(await violations(page)).toEqual([]);
      expect(wrongs).toEqual([]);
      await page.context().close();
    }, 120_000);
  });

  const sizes = [
    { name: '800x600', width: 800, height: 600 },
    // A window of 1280 by 800 at 200 %, and one of 800 by 600.
    { name: '1280x800-at-200', width: 640, height: 400 },
    { name: '800x600-at-200', width: 400, height: 300 },
  ];
  it.each(sizes)(
    'cuts nothing at $name',
    async ({ name, width, height }) => {
      const wide: string[] = [];
      for (const view of [...views, 'flows/agent-install-smb-445/in']) {
        const { page } = await open({ width, height, query: { language: 'de' } }, view);
        await page.screenshot({ path: `${pictures}/${view.replaceAll('/', '-')}-${name}.png` });
        const over = await page.evaluate<number>(
          'Math.max(document.documentElement.scrollWidth - innerWidth, document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth)',
        );
        if (over > 0) wide.push(`${view} is ${over} wider than the window`);
        await page.context().close();
      }
      expect(wide).toEqual([]);
    },
    120_000,
  );

  it('goes from the sentence to a verified repair by keyboard alone', async () => {
    const { page } = await open({ query: { host: 'hyperv-host-2019-disabled-rules' } }, 'overview');
    const focused = () =>
      page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""');
    const tabTo = async (text: RegExp) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (text.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reached ${text.source}`);
    };
    await tabTo(/^Fix all 8$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.plan');
    await tabTo(/^Apply \d+ changes$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.fix-result');
    expect(await page.textContent('.fix-result .then')).toContain('Everything VMM needs is open');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.fix-dialog', { state: 'detached' });
    expect(await page.textContent('h1')).toContain('Everything VMM needs is open');
    await page.context().close();
  });

  it('shows ten thousand rules by the few that are in sight', async () => {
    const { page } = await open({ query: { rules: '10000' } }, 'rules');
    await page.waitForSelector('.rule-rows .rule-row');
    expect(await page.locator('.rule-rows .rule-row').count()).toBeLessThan(60);
    await page.fill('.filters input[type="search"]', 'application 9999');
    await page.waitForSelector('.rule-rows .rule-row:only-child');
    await page.focus('.rule-table');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.rule-detail h2')).toBe('Application 9999');
    await page.context().close();
  });
});
