import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const cutTexts = readFileSync(new URL('in-page/cut-texts.js', import.meta.url), 'utf8');

/**
 * Texts that are cut, run out of their place or lie on others, and what is scrolled sideways.
 * @param patience how often to look again: rows of unlike height take a moment to find their places
 */
export async function unreadable(page: Page, patience = 20): Promise<string[]> {
  for (let tries = 0; tries < patience; tries += 1) {
    const found = await page.evaluate<string[]>(cutTexts);
    if (found.length === 0) return [];
    await page.waitForTimeout(150);
  }
  return page.evaluate<string[]>(cutTexts);
}
