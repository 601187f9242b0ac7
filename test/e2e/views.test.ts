import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually, soon } from './support/eventually.ts';
import { openSample, startVisit, type Visit } from './support/visit.ts';

const sentences = {
  en: {
    open: 'Everything VMM needs is open on this server.',
    rulesOff: '8 of 9 required flows are closed on this server.',
    oneOff: '1 of 9 required flows is closed on this server.',
    blocked: '1 of 17 required flows is closed on this server.',
    hardened: '7 of 17 required flows are closed on this server, and 4 cannot be told.',
    excepted:
      'Of 17 required flows, 1 is excepted on this server; everything else VMM needs is open.',
    removed: '4 of 17 required flows are closed on this server, and 4 cannot be told.',
    console: 'Console, PowerShell and SDK sessions',
    database: 'VMM database',
    control: 'Agent control channel',
    noRole: 'No VMM role was found on this server, so it needs no flows.',
  },
  de: {
    open: 'Alles, was VMM braucht, ist auf diesem Server offen.',
    rulesOff: '8 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.',
    oneOff: '1 von 9 nötigen Verbindungen ist auf diesem Server geschlossen.',
    blocked: '1 von 17 nötigen Verbindungen ist auf diesem Server geschlossen.',
    hardened:
      '7 von 17 nötigen Verbindungen sind auf diesem Server geschlossen, 4 sind nicht feststellbar.',
    excepted:
      'Von 17 nötigen Verbindungen ist 1 auf diesem Server ausgenommen; alles andere, was VMM braucht, ist offen.',
    removed:
      '4 von 17 nötigen Verbindungen sind auf diesem Server geschlossen, 4 sind nicht feststellbar.',
    console: 'Sitzungen von Konsole, PowerShell und SDK',
    database: 'VMM-Datenbank',
    control: 'Steuerkanal des Agenten',
    noRole: 'Auf diesem Server wurde keine VMM-Rolle gefunden; er braucht keine Verbindungen.',
  },
};

/** Another administrator switches a rule of the sample off. */
async function interfere({ page, address }: Visit, ruleId: string): Promise<void> {
  const answer = await page.request.post(`${address}preview/interfere`, {
    data: JSON.stringify(ruleId),
    headers: { 'content-type': 'application/json' },
  });
  expect(await answer.json()).toEqual({ done: true });
}

describe.runIf(hasBrowser)('what else a person does in the window', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  // Both windows at once; what is done in one comes one after the other.
  describe.concurrent.each(['en', 'de'] as const)('in %s', (language) => {
    const says = sentences[language];
    let visit: Visit;
    beforeAll(async () => {
      visit = await startVisit(browser, { language });
    });
    afterAll(() => visit?.close());

    it.sequential('finds rules by words, store, state, port and program', async () => {
      const { shell, rules, flows } = visit;
      await openSample(visit, 'block-over-allow-2022', says.blocked);
      await shell.goTo('rules');
      const all = Number(/\d+$|\d+(?= )/.exec((await rules.count.textContent()) ?? '')?.[0]);
      expect(all).toBeGreaterThan(100);
      await rules.search('block management');
      await eventually(rules.rows).toCount(1);
      await rules.rows.first().click();
      await eventually(rules.detail).toSay('Block management ports');
      await rules.detail.getByRole('link').first().click();
      await eventually(flows.title).toSay(says.console);

      await shell.goTo('rules');
      await eventually(rules.rows).toCount(1);
      await rules.search('');
      await rules.choose('rules.store', 'group-policy');
      await rules.choose('rules.action', 'block');
      await eventually(rules.rows).toCount(1);
      await rules.choose('rules.store', 'any');
      await rules.write('rules.port', '8150');
      await eventually(rules.rows).toSay('Block management ports');
      await rules.write('rules.program', 'no such program');
      await eventually(rules.rows).toCount(0);
    });

    it.sequential(
      'answers whether traffic would pass, and refuses what is no question',
      async () => {
        const { shell, ask, said } = visit;
        await openSample(visit, 'block-over-allow-2022', says.blocked);
        await shell.goTo('ask');
        await ask.write('ask.localPort', '8100');
        await ask.submit();
        await eventually(ask.answer).toSay(said.t('ask.verdict-block'));
        await eventually(ask.answer).toSay('Block management ports');
        await ask.write('ask.localPort', '5985');
        await ask.write('ask.program', 'System');
        await ask.submit();
        await eventually(ask.answer).toSay(said.t('ask.verdict-allow'));
        await ask.write('ask.localPort', '70000');
        await ask.submit();
        await eventually(ask.answer).toSay(said.t('ask.not-a-question'));
        const field = said.t('ask.localPort');
        await eventually(ask.answer).toSay(said.t('ask.not-a-port', { field, text: '70000' }));
      },
    );

    it.sequential('leads from the map to a flow, by line and by table', async () => {
      const { shell, map, flows, said } = visit;
      await openSample(visit, 'hardened-management-server-2022', says.hardened);
      await shell.goTo('map');
      expect(await map.lines.count()).toBeGreaterThan(8);
      const sql = map.line(said.vocabulary.roles['sql-server']);
      await sql.click();
      await eventually(map.panel).toSay(says.database);
      await map.openTable();
      expect(await map.table.getByRole('row').count()).toBe((await map.lines.count()) + 1);
      await map.panel.getByRole('link', { name: says.database }).click();
      await eventually(flows.title).toSay(says.database);
    });

    it.sequential(
      'tells drift, keeps it apart from own changes, and undoes only those',
      async () => {
        const { overview, fix, shell, activity } = visit;
        await openSample(visit, 'hyperv-host-2019-disabled-rules', says.rulesOff);
        await overview.fixAll();
        await fix.apply();
        await fix.close();
        await eventually(overview.sentence).toSay(says.open);

        await interfere(visit, 'WINRM-HTTP-In-TCP');
        await shell.checkNow();
        await eventually(overview.sentence).toSay(says.oneOff);
        await shell.goTo('activity');
        await eventually(activity.of('drift')).toCount(1);
        await eventually(activity.of('drift')).toSay(says.control);
        await eventually(activity.of('drift').getByRole('button')).toCount(0);
        await activity.undoNewest();
        await shell.goTo('overview');
        await eventually(overview.sentence).toSay(says.rulesOff);
      },
    );

    it.sequential('removes the rules of this program, and puts them back', async () => {
      const { overview, fix, removal, shell, activity, said } = visit;
      await openSample(visit, 'hardened-management-server-2022', says.hardened);
      await overview.fixAll();
      await fix.apply();
      await fix.close();
      await eventually(overview.sentence).toSay(says.open);
      await shell.removeOwnRules();
      await removal.commands.waitFor();
      await eventually(removal.steps.first()).toSay('VmmFirewallCompanion-');
      await eventually(removal.outcome).toSay(says.removed);
      await eventually(removal.dialog).toSay(said.t('removal.switched-on'));
      await removal.apply();
      await eventually(removal.outcome).toSay(says.removed);
      await removal.undo();
      await eventually(removal.outcome).toSay(says.open);
      await removal.close();
      await shell.goTo('activity');
      const words = said.t('activity.rules-removal', { count: 7 });
      await eventually(activity.of('change').first()).toSay(words);
    });

    it.sequential('judges by what a person says of the server', async () => {
      const { shell, settings, overview, said } = visit;
      await openSample(visit, 'no-vmm-2022', says.noRole);
      await shell.goTo('settings');
      await settings.tick(said.t('settings.detected'), false);
      await settings.tick(said.vocabulary.roles['hyperv-host'], true);
      await settings.choose('settings.release', '2022');
      await settings.save();
      await eventually(shell.chips).toSay(said.vocabulary.roles['hyperv-host']);
      await shell.goTo('overview');
      expect(await overview.sentence.textContent()).not.toBe(says.noRole);
    });

    it.sequential(
      'takes addresses of other servers, judges by them, and refuses what is none',
      async () => {
        const { shell, settings, flows, page, said } = visit;
        await openSample(visit, 'hardened-management-server-2022', says.hardened);
        await shell.goTo('settings');
        const sql = settings.peer('sql-server');
        await sql.fill('10.0.5.7, 10.0.300.1');
        await page.getByText(said.t('settings.not-an-address', { text: '10.0.300.1' })).waitFor();
        expect(await settings.saveButton.isDisabled()).toBe(true);
        await settings.discard();
        expect(await sql.inputValue()).toBe('');
        // The rule for the database lets nothing but 10.0.10.40 through.
        await sql.fill('10.0.10.41');
        await settings.save();
        await shell.goTo('flows');
        await flows.search(says.database);
        await eventually(flows.rows).toSay(said.words.verdicts.missing.word);
      },
    );

    it.sequential('keeps exceptions with reason and end', async () => {
      const { shell, settings, overview, flows, said } = visit;
      await openSample(visit, 'block-over-allow-2022', says.blocked);
      await shell.goTo('settings');
      await settings.addException({
        flow: 'console-to-server-wcf in',
        reason: 'Consoles come by another way <b>',
        who: 'Ops',
        expires: '2099-12-31',
      });
      await settings.save();
      await eventually(settings.exceptions).toCount(1);
      await eventually(settings.exceptions).toSay('Consoles come by another way <b>');
      await eventually(settings.exceptions).toSay(/2099/);

      await shell.goTo('overview');
      await eventually(overview.sentence).toSay(says.excepted);
      await eventually(overview.exceptions).toSay('Consoles come by another way <b>');
      expect(await overview.fixButtons.count()).toBe(0);
      await overview.exceptions.getByRole('link').click();
      await eventually(flows.detail).toSay(said.t('exception.counts'));
      await eventually(flows.detail).toSay(said.words.verdicts.blocked.word);
    });

    it.sequential('changes language and theme at once, and back', async () => {
      const { shell, settings, page } = visit;
      const background = () =>
        page.evaluate<string>(
          'getComputedStyle(document.querySelector(".window")).backgroundColor',
        );
      const other = language === 'en' ? 'de' : 'en';
      await shell.goTo('settings');
      const light = await background();
      await settings.choose('settings.language', other);
      await settings.choose('settings.theme', 'dark');
      await settings.save();
      await soon(() => page.evaluate('document.documentElement.lang'), other);
      expect(await background()).not.toBe(light);
    });

    it.sequential('had no error, no warning and nothing that the content policy refused', () => {
      expect(visit.wrongs).toEqual([]);
    });
  });
});
