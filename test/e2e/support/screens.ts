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
    show: async ({ flows }) => {
      await flows.rows.filter({ hasText: 'TCP 445' }).first().click();
      await eventually(flows.title).toSay('Agent push');
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
