import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { startVisit, type Visit } from './support/visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'other-servers-'));
const inFolder = (name: string, content: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const sample = readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8');

/** What somebody might name a server, to see what the window makes of it. */
const hostileName = '<img src=x onerror=alert(1)>$(whoami)`"\u202Etxt.exe';

describe.runIf(hasBrowser)('another server', () => {
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    browser = await startBrowser();
    visit = await startVisit(browser);
  });
  afterAll(async () => {
    await visit?.close();
    await browser?.close();
  });

  it('is opened from its file, looked at, and never changed', async () => {
    const { shell, overview, fix, flows, said } = visit;
    await shell.openFiles([inFolder('HV11.json', sample)]);
    await eventually(overview.sentence).toSay('8 of 9 required flows are closed on this server.');
    await eventually(shell.host).toSay('HV11.json');
    await eventually(shell.host).toSay(said.t('top.read-only'));
    await overview.openFlow('manage-hosts', /TCP 5985/);
    await flows.fix();
    await eventually(fix.dialog).toSay(said.t('fix.read-only'));
    expect(await fix.applyButton.count()).toBe(0);
    expect(await fix.copy('copy.action')).toContain('Enable-NetFirewallRule');
    await fix.close();
  });

  it('is opened by dropping its files on the window', async () => {
    const { page, shell, overview } = visit;
    await shell.goTo('overview');
    const dropped = await page.evaluateHandle(`(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([${JSON.stringify(readFileSync('assets/samples/library-server-2019.json', 'utf8'))}], 'LIB01.json'));
      return dropped;
    })()`);
    await page.dispatchEvent('.shell', 'dragover', { dataTransfer: dropped });
    await page.locator('.drop-hint').waitFor();
    await page.dispatchEvent('.shell', 'drop', { dataTransfer: dropped });
    await eventually(overview.sentence).toSay('1 of 6 required flows is closed on this server.');
    await eventually(shell.host).toSay('LIB01.json');
    expect(await page.locator('.drop-hint').count()).toBe(0);
  });

  it('is not opened, nor is the page left, when a file falls on a dialog', async () => {
    const { page, shell, flows, fix } = visit;
    await shell.goTo('flows');
    await flows.rows.filter({ hasText: 'TCP 443' }).first().click();
    await flows.fix();
    await fix.commands.waitFor();
    const taken = await page.evaluate(`['dragover', 'drop'].map((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'x.json'));
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('[role=dialog]').dispatchEvent(event);
      return event.defaultPrevented;
    })`);
    expect(taken).toEqual([true, true]);
    await fix.close();
    await eventually(shell.host).toSay('LIB01.json');
    await shell.goTo('overview');
  });

  it('is refused in one sentence when its file is none, and what was open stays', async () => {
    const { shell, overview } = visit;
    await shell.openFiles([inFolder('holiday.json', '{"pictures": []}')]);
    await eventually(shell.failure).toSay('holiday.json');
    await eventually(overview.sentence).toSay('1 of 6 required flows is closed on this server.');
  });

  it('may call itself whatever it likes', async () => {
    const { page, shell } = visit;
    // Only its name is touched.
    const snapshot = JSON.parse(sample) as { host: { name: string } };
    snapshot.host.name = hostileName;
    const hostile = JSON.stringify(snapshot);
    await shell.openFiles([inFolder('hostile.json', hostile)]);
    await eventually(shell.host).toSay('<img src=x onerror=alert(1)>$(whoami)');
    expect(await page.locator('main img, header img').count()).toBe(0);
  });

  it('is saved as a report and copied for a ticket', async () => {
    const { shell, page, reportFolder } = visit;
    await shell.saveSummary('html');
    await eventually(shell.announced).toSay('Saved as');
    const [report = ''] = readdirSync(reportFolder);
    const content = readFileSync(path.join(reportFolder, report), 'utf8');
    expect(/<h1>(.*)<\/h1>/.exec(content)?.[1]).toBe(
      '8 of 9 required flows are closed on this server.',
    );
    expect(content.includes('<img src=x')).toBe(false);
    await shell.copySummary();
    await eventually(shell.announced).toSay('Copied');
    expect(await page.evaluate<string>('window.copied')).toContain('8 of 9');
  });

  it('leaves the window without an error, a warning or a refusal of the content policy', () => {
    expect(visit.wrongs).toEqual([]);
  });
});
