import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startBrowser } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { openSample, startVisit, type Visit } from './support/visit.ts';

/** The sentences stand here as they are read, so that the words are tested along. */
const sentences = {
  en: {
    open: 'Everything VMM needs is open on this server.',
    rulesOff: '8 of 9 required flows are closed on this server.',
    rulesOffLess: '7 of 9 required flows are closed on this server.',
    hardened: '7 of 17 required flows are closed on this server, and 4 cannot be told.',
    hardenedLess: '6 of 17 required flows are closed on this server, and 4 cannot be told.',
    void: '6 of 9 required flows are closed on this server.',
    blocked: '1 of 17 required flows is closed on this server.',
    control: 'Agent control channel (and WMI over WinRM)',
    unread: 'Of 9 required flows, 9 cannot be told on this server.',
  },
  de: {
    open: 'Alles, was VMM braucht, ist auf diesem Server offen.',
    rulesOff: '8 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.',
    rulesOffLess: '7 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.',
    hardened:
      '7 von 17 nötigen Verbindungen sind auf diesem Server geschlossen, 4 sind nicht feststellbar.',
    hardenedLess:
      '6 von 17 nötigen Verbindungen sind auf diesem Server geschlossen, 4 sind nicht feststellbar.',
    void: '6 von 9 nötigen Verbindungen sind auf diesem Server geschlossen.',
    blocked: '1 von 17 nötigen Verbindungen ist auf diesem Server geschlossen.',
    control: 'Steuerkanal des Agenten (und WMI über WinRM)',
    unread: 'Von 9 nötigen Verbindungen sind 9 auf diesem Server nicht feststellbar.',
  },
};

describe.runIf(hasBrowser)('from what is broken to a verified repair', () => {
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

    it.sequential('switches on rules that are off, proves it, and undoes it', async () => {
      const { overview, flows, fix, shell, activity } = visit;
      await openSample(visit, 'hyperv-host-2019-disabled-rules', says.rulesOff);
      expect(await overview.card('manage-hosts').textContent()).toContain('2916');

      await overview.openFlow('manage-hosts', /TCP 5985/);
      await eventually(flows.title).toSay(says.control);
      expect(await flows.reasons.count()).toBeGreaterThan(1);
      await flows.fix();
      await eventually(fix.outcome).toSay(says.rulesOffLess);
      const commands = await fix.commands.textContent();
      expect(commands).toContain("Enable-NetFirewallRule -Name 'WINRM-HTTP-In-TCP'");
      expect((await fix.copy('copy.action')).trimEnd()).toBe(commands);
      await fix.apply();
      await eventually(fix.outcome).toSay(says.rulesOffLess);
      await fix.close();
      await eventually(flows.fixButton).toCount(0);

      await shell.goTo('overview');
      await eventually(overview.sentence).toSay(says.rulesOffLess);
      await overview.fixAll();
      await eventually(fix.outcome).toSay(says.open);
      await fix.apply();
      await eventually(overview.fixButtons).toCount(0);
      await fix.undo();
      await eventually(fix.outcome).toSay(says.rulesOffLess);
      await fix.close();

      await shell.goTo('activity');
      await activity.undoNewest();
      await shell.goTo('overview');
      await eventually(overview.sentence).toSay(says.rulesOff);
    });

    it.sequential('creates rules that are missing', async () => {
      const { overview, fix, said } = visit;
      await openSample(visit, 'hardened-management-server-2022', says.hardened);
      await overview.fixCard('console');
      await eventually(fix.steps).toSay(said.t('fix.step-create'));
      expect(await fix.commands.textContent()).toContain('VmmFirewallCompanion-console-to-server');
      await fix.apply();
      await eventually(fix.outcome).toSay(says.hardenedLess);
      await fix.close();
      await eventually(overview.sentence).toSay(says.hardenedLess);
      expect(await overview.card('console').count()).toBe(0);
    });

    it.sequential('repairs what one role needs, and nothing else', async () => {
      const { overview, fix } = visit;
      await openSample(visit, 'hardened-management-server-2022', says.hardened);
      await overview.fixRole('console', 1);
      await eventually(fix.steps).toCount(1);
      await fix.apply();
      await eventually(fix.outcome).toSay(says.hardenedLess);
      await fix.close();
    });

    it.sequential('offers nothing where all is open', async () => {
      const { overview, flows, said } = visit;
      await openSample(visit, 'healthy-management-server-2022', says.open);
      expect(await overview.fixButtons.count()).toBe(0);
      await overview.count('allowed').click();
      await flows.rows.first().click();
      await eventually(flows.detail).toSay(said.words.verdicts.allowed.word);
      expect(await flows.fixButton.count()).toBe(0);
    });

    it.sequential('names a policy that voids local rules, and what its owner needs', async () => {
      const { overview, fix } = visit;
      await openSample(visit, 'policy-voids-local-rules-2022', says.void);
      await overview.fixAll();
      await eventually(fix.hindered).toCount(6);
      const policy = language === 'en' ? 'Group policy voids' : 'Gruppenrichtlinie';
      await eventually(fix.hindered).toSay(policy);
      expect(await fix.applyButton.count()).toBe(0);
      expect(await fix.copy('fix.copy-for-owner')).toContain('New-NetFirewallRule');
      await fix.close();
    });

    it.sequential('names the rule that blocks, and changes nothing of somebody else', async () => {
      const { overview, flows, fix } = visit;
      await openSample(visit, 'block-over-allow-2022', says.blocked);
      await overview.openFlow('console', /TCP 8100/);
      await eventually(flows.reasons).toSay('Block management ports');
      expect(await flows.fact('flow.ports').textContent()).toContain('IndigoTcpPort');
      await flows.fix();
      await eventually(fix.hindered).toSay('Block management ports');
      expect(await fix.applyButton.count()).toBe(0);
      await fix.close();
    });

    it.sequential('says what could not be read, and calls nothing closed for it', async () => {
      const { overview, flows, said } = visit;
      await openSample(visit, 'partly-unreadable-host-2022', says.unread);
      await eventually(overview.unread).toCount(1);
      expect(await overview.fixButtons.count()).toBe(0);
      await overview.openFlow('manage-hosts', /TCP 5985/);
      await eventually(flows.detail).toSay(said.words.verdicts.unknown.word);
    });

    it.sequential('had no error, no warning and nothing that the content policy refused', () => {
      expect(visit.wrongs).toEqual([]);
    });
  });
});
