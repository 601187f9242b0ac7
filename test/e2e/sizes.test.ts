import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { artefacts } from './support/pictures.ts';
import { unreadable } from './support/unreadable.ts';
import { pictureHost, screens } from './support/screens.ts';
import { startVisit } from './support/visit.ts';

/** Scaled windows have fewer CSS pixels. The pictures of looks.test.ts are held to the same at 1280x800. */
const sizes = [
  { what: '1920x1080', width: 1920, height: 1080, scale: 1 },
  { what: '1600x1200 at 200 %', width: 800, height: 600, scale: 2 },
  { what: '1280x800 at 200 %', width: 640, height: 400, scale: 2 },
  { what: '800x600 at 200 %', width: 400, height: 300, scale: 2 },
] as const;

describe.runIf(hasBrowser)('a window of any size', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true });
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it.concurrent.each(sizes)(
    'can be used in German, cuts no text and scrolls nothing sideways: $what',
    async (size) => {
      const { width, height, scale } = size;
      const inputs = [`sample:${pictureHost}`];
      const visit = await startVisit(browser, {
        width,
        height,
        scale,
        language: 'de',
        inputs,
        isStill: true,
      });
      const found: string[] = [];
      for (const screen of screens) {
        await screen.show(visit);
        const lines = await unreadable(visit.page);
        found.push(...lines.map((line) => `${screen.name}: ${line}`));
        const path = `${artefacts}/${screen.name}-${width}.png`;
        await visit.page.screenshot({ path });
        await screen.leave?.(visit);
      }
      expect(found).toEqual([]);
      expect(visit.wrongs).toEqual([]);
      await visit.close();
    },
  );

  it.concurrent.each([
    ['no-vmm-2022', 1000, 700],
    ['hyperv-host-2019-disabled-rules', 1000, 700],
    ['no-vmm-2022', 800, 600],
    ['no-vmm-2022', 640, 400],
  ])('shows the answer to who asks %s in %i x %i', async (id, width, height) => {
    const visit = await startVisit(browser, { inputs: [`sample:${id}`], width, height });
    const { page, shell, ask } = visit;
    await shell.goTo('ask');
    await ask.submit();
    const heading = page.locator('.ask-answer h2');
    const isInSight = () =>
      heading.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const above = element.ownerDocument.querySelector('.top-bar')?.getBoundingClientRect();
        return (
          top >= (above?.bottom ?? 0) &&
          bottom <= element.ownerDocument.documentElement.clientHeight
        );
      });
    await expect.poll(isInSight).toBe(true);
    await visit.close();
  });

  /** Pages that show each fault once; else nothing is wrong with them. */
  const faults = [
    ['is longer than its field', '<select style="width:80px"><option>Needed flows</select>'],
    ['is longer than its field', '<input style="width:60px" placeholder="10.0.5.7, 10.0.6.0/24">'],
    ['is cut at a side', '<p style="width:60px;overflow:hidden;white-space:nowrap">Management</p>'],
    ['is cut above or below', '<p style="height:12px;overflow:hidden">One<br>Two</p>'],
    ['runs out of its box', '<div><p style="width:60px;white-space:nowrap">Management</p></div>'],
    ['lies on', '<p style="margin:0">First row</p><p style="margin:-14px 0 0">Second row</p>'],
    ['lies beside the window', '<p style="position:relative;left:-30px">Management</p>'],
    ['wider than the window', '<p style="width:120vw">Management</p>'],
  ] as const;
  it('is not taken for sound when a text cannot be read, and is where it can be scrolled to', async () => {
    const page = await browser.newPage();
    for (const [fault, body] of faults) {
      await page.setContent(body);
      expect((await unreadable(page, 1)).join()).toContain(fault);
    }
    await page.setContent('<p>Sound</p><pre style="overflow:auto;width:60px">A long command</pre>');
    expect(await unreadable(page, 1)).toEqual([]);
    await page.close();
  });
});
