import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Fluent's stops at the ends of the page, which pass the focus on and show nothing. */
const context = { exclude: ['[data-tabster-dummy]'] };

/**
 * What axe objects to on the page as it is, a line for each kind, with the elements.
 * @param onlyColours for the same page in another theme: everything but the colours is the same there
 */
export async function objections(page: Page, onlyColours = false): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  const options = onlyColours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
  const run = `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<axe.AxeResults>(run);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
