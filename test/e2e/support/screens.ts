import type { View } from '../views/shell.ts';
import { eventually } from './eventually.ts';
import type { Visit } from './visit.ts';

/** The host on the pictures has something of everything: closed, off, unknown, partly open, open. */
export const pictureHost = 'hardened-management-server-2022';

export interface Screen {
  readonly name: string;
  /** Goes there from the screen before it. */
  readonly show: (visit: Visit) => Promise<void>;
  /** Leaves no dialog behind. */
  readonly leave?: (visit: Visit) => Promise<void>;
}

/** Every screen of the window in an order that leads from one to the next; the last ones change the host. */
export const screens: readonly Screen[] = [
  { name: 'overview', show: ({ shell }) => shell.goTo('overview') },
  { name: 'flows', show: ({ shell }) => shell.goTo('flows') },
  {
    name: 'flow',
    show: async ({ flows, said }) => {
      await flows.rows.filter({ hasText: 'TCP 445' }).first().click();
      const title = { en: 'Agent push', de: 'Agent verteilen' };
      await eventually(flows.title).toSay(title[said.language]);
    },
  },
  {
    name: 'fix',
    show: async ({ flows, fix }) => {
      await flows.fix();
      await fix.commands.waitFor();
    },
    leave: ({ fix }) => fix.close(),
  },
  {
    name: 'map',
    show: async ({ shell, map, said }) => {
      await shell.goTo('map');
      await map.line(said.vocabulary.roles['sql-server']).click();
    },
  },
  {
    name: 'rules',
    show: async ({ shell, rules }) => {
      await shell.goTo('rules');
      await rules.rows.first().waitFor();
    },
  },
  {
    name: 'rule',
    show: async ({ rules }) => {
      await rules.search('WINRM');
      await rules.rows.first().click();
      await rules.detail.waitFor();
    },
  },
  {
    name: 'ask',
    show: async ({ shell, ask }) => {
      await shell.goTo('ask');
      await ask.write('ask.localPort', '8100');
      await ask.submit();
    },
  },
  { name: 'settings', show: ({ shell }) => shell.goTo('settings') },
  {
    name: 'exceptions',
    show: async ({ settings }) => {
      await settings.addException({
        flow: 'console-to-server-wcf in',
        reason:
          'Consoles are used on the management server only, as agreed with the security team.',
        who: 'CONTOSO\\anna',
        expires: '2027-03-31',
      });
      await settings.exceptions.first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'fix-all',
    show: async ({ shell, overview, fix }) => {
      await shell.goTo('overview');
      await overview.fixAll();
      await fix.commands.waitFor();
    },
  },
  { name: 'fix-done', show: ({ fix }) => fix.apply(), leave: ({ fix }) => fix.close() },
  { name: 'activity', show: ({ shell }) => shell.goTo('activity') },
];

/** States of the window that are shown over a host in memory (renderer/test-double/scenes.ts). */
export const states: readonly {
  readonly name: string;
  readonly asked: Readonly<Record<string, string>>;
  /** The overview when left out. */
  readonly view?: View;
  /** Of a state that waits for something. */
  readonly shows?: string;
}[] = [
  { name: 'reading', asked: { scene: 'reading' }, shows: '.progress-strip progress' },
  { name: 'failed', asked: { scene: 'failed' } },
  { name: 'stale', asked: { scene: 'stale' } },
  { name: 'nothing', asked: { scene: 'nothing' } },
  { name: 'nothing-to-draw', asked: { host: 'no-vmm-2022' }, view: 'map' },
  { name: 'ask-release', asked: { scene: 'ask-release' } },
  { name: 'locked', asked: { scene: 'locked' }, view: 'settings' },
  { name: 'mistakes', asked: { scene: 'mistakes' }, view: 'settings' },
  { name: 'excepted', asked: { scene: 'excepted', host: 'hyperv-host-2019-disabled-rules' } },
  { name: 'past', asked: { scene: 'past' }, view: 'activity' },
  { name: 'steady', asked: { host: 'hyperv-host-2019-disabled-rules' }, view: 'activity' },
  { name: 'unread', asked: { host: 'partly-unreadable-host-2022' } },
  { name: 'faults', asked: { host: 'misconfigured-management-server-2025' } },
];
