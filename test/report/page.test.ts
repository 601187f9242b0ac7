import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../host/browser/find-browser.ts';
import { printByBrowser } from '../../app/report-pdf.ts';
import { realPrinting } from '../../host/browser/print-pdf.ts';
import { writeFleetHtml } from '../../core/fleet/html/page.ts';
import { reportWriters } from '../../core/report/formats.ts';
import { fleetFacts, fleetOf, sampleResults } from '../fleet/support/hosts.ts';
import { requireOrSkip } from '../support/requirements.ts';
import { withTexts } from './support/hostile.ts';
import { threeHosts } from './support/three-hosts.ts';

/** A browser on a busy machine takes its time. */
const patience = 120_000;

const executable = await findBrowser();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const isAvailable = requireOrSkip('Chromium', executable !== undefined) && existsSync(axe);

const hostile = withTexts(threeHosts['hyperv-host-2019-disabled-rules'](), [
  '<img src="http://example.com/x.png">',
  '<script>document.title = "ran"</script>',
  '\u202Eتعديل',
  'W'.repeat(400),
]);
const pages = [
  ...Object.entries(threeHosts).map(([id, make]) => ({ id, report: make() })),
  { id: 'hostile texts', report: hostile },
]
  .map(({ id, report }) => ({ id, page: reportWriters.html.write(report) }))
  .concat({ id: 'several servers', page: writeFleetHtml(fleetOf(sampleResults()), fleetFacts) });

const fleet = pages.at(-1);

describe.runIf(isAvailable)('the page in Chromium', { timeout: patience }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executable ?? '',
      args: realPrinting.isRoot ? ['--no-sandbox'] : [],
    });
  });
  afterAll(() => browser.close());

  async function opened(html: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    // The page's own policy would keep axe out.
    const page = await browser.newPage({ bypassCSP: true, ...options });
    await page.setContent(html);
    return page;
  }

  const [managementServer] = pages;
  const looks = [
    ...pages.map((each) => ({ ...each, colorScheme: 'light' as const })),
    ...[managementServer, fleet].flatMap((each) =>
      each === undefined ? [] : [{ ...each, colorScheme: 'dark' as const }],
    ),
  ];
  it.each(looks)('has nothing that axe objects to: $id, $colorScheme', async (look) => {
    const page = await opened(look.page, { colorScheme: look.colorScheme });
    await page.addScriptTag({ content: readFileSync(axe, 'utf8') });
    const found = await page.evaluate(
      // axe adds itself to the page; its result is plain data.
      'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html]))',
    );
    expect(found).toEqual([]);
    await page.close();
  });

  it.each(pages)('asks for nothing and runs nothing: $id', async ({ page: html }) => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(html);
    expect(requests).toEqual([]);
    expect(await page.title()).toContain('Windows Firewall for VMM on');
    await page.close();
  });

  it.each([320, 1400])('needs no sideways scrolling at %d pixels', async (width) => {
    for (const { page: html } of pages) {
      const page = await opened(html, { viewport: { width, height: 800 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        width,
      );
      await page.close();
    }
  });

  it('is light on paper, whatever the screen is', async () => {
    const page = await opened(managementServer?.page ?? '', { colorScheme: 'dark' });
    const ground = 'getComputedStyle(document.documentElement).backgroundColor';
    expect(await page.evaluate(ground)).not.toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
    await page.close();
  });
});

describe.runIf(isAvailable)('the PDF', { timeout: patience }, () => {
  it('is made by the browser that was found', async () => {
    const printed = await printByBrowser(fleet?.page ?? '');
    const pdf = printed.ok ? Buffer.from(printed.value).toString('latin1') : '';
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
    // A4 upright and lengthwise, in points; the browser's own choice is Letter.
    const boxes = [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = new Set(
      boxes.map(([, width, height]) => `${Number(width).toFixed(0)}x${Number(height).toFixed(0)}`),
    );
    expect([...sizes].toSorted()).toEqual(['595x842', '842x595']);
  });
});
