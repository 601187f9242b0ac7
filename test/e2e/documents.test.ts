import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { documentPictures, Pictures } from './support/pictures.ts';
import { openSample, startVisit, type Visit } from './support/visit.ts';

/** The pictures of README and user guide, each as one gets there. */
const shown: readonly { readonly name: string; readonly show: (visit: Visit) => Promise<void> }[] =
  [
    {
      name: 'overview',
      show: (visit) =>
        openSample(
          visit,
          'hyperv-host-2019-disabled-rules',
          '8 of 9 required flows are closed on this server.',
        ),
    },
    {
      name: 'flows',
      show: async ({ overview, flows }) => {
        await overview.openFlow('manage-hosts', /TCP 5985/);
        await eventually(flows.title).toSay('Agent control channel');
      },
    },
    {
      name: 'fix',
      show: async ({ shell, overview, fix }) => {
        await shell.goTo('overview');
        await overview.fixCard('add-hosts');
        await fix.outcome.waitFor();
      },
    },
    {
      name: 'map',
      show: async (visit) => {
        await visit.fix.close();
        const sentence = '7 of 17 required flows are closed on this server, and 4 cannot be told.';
        await openSample(visit, 'hardened-management-server-2022', sentence);
        await visit.shell.goTo('map');
        await visit.map.line(visit.said.vocabulary.roles['hyperv-host']).click();
      },
    },
  ];

describe.runIf(hasBrowser)('the pictures in the documents', () => {
  const pictures = new Pictures(documentPictures);
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it('show the window as it is', async () => {
    const visit = await startVisit(browser, { isStill: true, width: 1180, height: 760 });
    const found: string[] = [];
    for (const { name, show } of shown) {
      await show(visit);
      const lines = await pictures.differences(visit.page, name);
      found.push(...lines.map((line) => `${name}: ${line}`));
    }
    expect(found).toEqual([]);
    expect(pictures.leftOver()).toEqual([]);
    await visit.close();
  });
});
