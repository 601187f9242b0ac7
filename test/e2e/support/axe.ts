import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe objects to on the page as it is, a line for each kind, with the elements. */
export async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
