import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { Keyboard } from './support/keyboard.ts';
import { startVisit, type Visit } from './support/visit.ts';

describe.runIf(hasBrowser)('by keyboard alone', () => {
  let browser: Browser;
  let visit: Visit;
  beforeAll(async () => {
    browser = await startBrowser();
    visit = await startVisit(browser, { inputs: ['sample:hyperv-host-2019-disabled-rules'] });
  });
  afterAll(async () => {
    await visit?.close();
    await browser?.close();
  });

  it('one goes from the sentence to a flow, repairs it, sees the proof and takes it back', async () => {
    const { page, overview, flows, fix } = visit;
    const keys = new Keyboard(page);
    await keys.tabTo(/Skip to the content/);
    await keys.press('Enter');
    await keys.tabTo(/^TCP 5985 /);
    await keys.press('Enter');
    await eventually(flows.title).toSay('Agent control channel');
    expect(await keys.focused()).toMatch(/^Agent control channel/);

    await keys.tabTo(/^Fix: Agent control channel/);
    await keys.press('Enter');
    await eventually(fix.outcome).toSay('7 of 9 required flows are closed');
    await keys.tabTo(/^Apply 1 change$/);
    await keys.press('Enter');
    await eventually(fix.dialog).toSay('Done, and seen when the firewall was read again.');
    await keys.tabTo(/^Undo$/);
    await keys.press('Enter');
    await eventually(fix.dialog).toSay('Undone, and seen when the firewall was read again.');
    await keys.press('Escape');
    await fix.dialog.waitFor({ state: 'detached' });

    await keys.tabTo(/^Overview$/, 'Shift+Tab');
    await keys.press('Enter');
    await eventually(overview.sentence).toSay('8 of 9 required flows are closed');
  });

  it('one reaches every row of the rules, and the menu', async () => {
    const { page, rules } = visit;
    const keys = new Keyboard(page);
    await keys.tabTo(/^Rules$/);
    await keys.press('Enter');
    await eventually(rules.count).toSay(/\d+ of \d+ rules/);
    await keys.tabTo(/^Rules$/, 'Tab', '[role="grid"]');
    await keys.press('End');
    await keys.press('ArrowUp');
    await keys.press('Enter');
    await eventually(rules.detail).toSay(/./);
    await keys.tabTo(/^Menu$/, 'Shift+Tab');
    await keys.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await keys.press('Escape');
    expect(await keys.focused()).toBe('Menu');
  });

  it('one is let into the repair each time that the icon asks for it', async () => {
    const { page, fix } = visit;
    const keys = new Keyboard(page);
    for (let times = 0; times < 3; times += 1) {
      await page.goto(new URL('#fix', page.url()).href);
      // By its role: a dialog that is hidden from screen readers is not found.
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Apply/ })
        .waitFor();
      await keys.isWithin('[role="dialog"]');
      await keys.press('Escape');
      await fix.dialog.waitFor({ state: 'detached' });
    }
  });

  it('one always sees where the focus is', async () => {
    const { page, shell } = visit;
    const keys = new Keyboard(page);
    for (const view of ['overview', 'map', 'settings'] as const) {
      await shell.goTo(view);
      expect({ view, unseen: await keys.unseenFocus(40) }).toEqual({ view, unseen: [] });
    }
  });

  it('one never loses the place when what was pressed goes', async () => {
    const { page, shell, flows, rules, settings, activity, fix, removal, overview } = visit;
    const keys = new Keyboard(page);
    const pressed = async (button: Locator) => {
      await button.focus();
      await keys.press('Enter');
    };

    await shell.goTo('flows');
    const row = flows.rows.nth(2);
    const flow = await row.textContent();
    await pressed(row);
    await eventually(flows.title).toSay(/./);
    await keys.tabTo(/^Close$/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.isOn(flow ?? '');

    await shell.goTo('rules');
    await pressed(rules.table);
    await eventually(rules.detail).toSay(/./);
    await keys.tabTo(/^Close$/);
    await keys.press('Enter');
    await keys.isOn('Rules');

    await shell.goTo('settings');
    await settings.choose('settings.interval', '15');
    await pressed(settings.saveButton);
    await keys.isWithin('.save-bar');
    await settings.addException({ flow: 'agent-data-bits-443 in', reason: 'Agreed', who: 'Ops' });
    await keys.isWithin('.add-exception');
    await pressed(settings.exceptions.getByRole('button'));
    await keys.isWithin('#settings-exceptions + *');

    await shell.goTo('overview');
    await pressed(overview.fixAllButton);
    await fix.commands.waitFor();
    await fix.close();
    await keys.isOn('Fix all 8');
    // The second half of a double click falls beside the dialog.
    await overview.fixAllButton.dblclick();
    await fix.commands.waitFor();
    await fix.apply();
    await fix.close();
    await keys.isWithin('main, nav');
    await shell.removeOwnRules();
    await removal.dialog.waitFor();
    await removal.close();
    await keys.isOn('Menu');
    await shell.goTo('activity');
    await pressed(activity.entries.getByRole('button'));
    await activity.of('undo').nth(1).waitFor();
    await keys.isWithin('.activity-list');
  });
});
