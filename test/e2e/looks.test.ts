import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objections } from './support/axe.ts';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { Pictures } from './support/pictures.ts';
import { pictureHost, screens } from './support/screens.ts';
import { unreadable } from './support/unreadable.ts';
import { startVisit } from './support/visit.ts';

const themes = [
  { name: 'light', look: { theme: 'light' } },
  { name: 'dark', look: { theme: 'dark' } },
  { name: 'high-contrast', look: { theme: 'light', isForced: true } },
] as const;

describe.runIf(hasBrowser)('every screen', () => {
  const pictures = new Pictures();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it.each(themes)(
    'looks as it should in $name, and axe has no objection',
    async ({ name, look }) => {
      const visit = await startVisit(browser, {
        ...look,
        inputs: [`sample:${pictureHost}`],
        isStill: true,
      });
      const found: string[] = [];
      for (const screen of screens) {
        await screen.show(visit);
        const { page } = visit;
        const wrongs = [...(await unreadable(page)), ...(await objections(page, name !== 'light'))];
        found.push(...wrongs.map((line) => `${screen.name}: ${line}`));
        const difference = await pictures.difference(page, `${screen.name}-${name}`);
        if (difference !== '') found.push(difference);
        await screen.leave?.(visit);
      }
      expect(found).toEqual([]);
      expect(visit.wrongs).toEqual([]);
      await visit.close();
    },
    120_000,
  );

  it('has a baseline, and no baseline is left over', () => {
    expect(pictures.leftOver()).toEqual([]);
  });
});
