import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { startVisit, type Visit } from './support/visit.ts';

describe.runIf(hasBrowser)('where something fails', () => {
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    browser = await startBrowser();
    visit = await startVisit(browser, { inputs: ['sample:library-server-2019'] });
  });
  afterAll(async () => {
    await visit?.close();
    await browser?.close();
  });

  it('a view that cannot be loaded says so, and the others stay', async () => {
    const { page, shell, overview, said } = visit;
    await page.route(/rules[^/]*\.js$/, (route) => route.abort());
    await page.getByRole('link', { name: said.t('view.rules') }).click();
    await eventually(page.getByRole('main')).toSay(said.t('shell.broken'));
    await shell.goTo('overview');
    await eventually(overview.sentence).toSay('1 of 6 required flows is closed on this server.');
    await page.unroute(/rules[^/]*\.js$/);
    await page.getByRole('link', { name: said.t('view.rules') }).click();
    await page.getByRole('button', { name: said.t('shell.reload') }).click();
    await visit.rules.rows.first().waitFor();
  });

  it('a preview that was ended is named as such', async () => {
    const { page, shell, said } = visit;
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: said.t('action.check') }).click();
    await eventually(shell.failure).toSay('The preview does not answer.');
    expect(await shell.failure.textContent()).toContain('npm start');
  });
});
