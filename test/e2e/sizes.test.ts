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

  it.each(sizes)(
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
});
