import type { Browser } from 'playwright-core';
import { Activity } from '../views/activity.ts';
import { Ask } from '../views/ask.ts';
import { FixDialog } from '../views/fix-dialog.ts';
import { Flows } from '../views/flows.ts';
import { MapView } from '../views/map.ts';
import { Overview } from '../views/overview.ts';
import { Rules } from '../views/rules.ts';
import { SettingsView } from '../views/settings.ts';
import { Shell } from '../views/shell.ts';
import { eventually } from './eventually.ts';
import { servePreview } from './preview.ts';
import { type Look, type OpenWindow, openWindow } from './window.ts';

/** One window over the real preview, with every view of it. */
export interface Visit extends OpenWindow {
  readonly address: string;
  /** Where reports go. */
  readonly reportFolder: string;
  readonly shell: Shell;
  readonly overview: Overview;
  readonly flows: Flows;
  readonly fix: FixDialog;
  readonly removal: FixDialog;
  readonly map: MapView;
  readonly rules: Rules;
  readonly ask: Ask;
  readonly activity: Activity;
  readonly settings: SettingsView;
}

/** What a visit opens. */
export interface Visited extends Look {
  /** `sample:NAME`, or paths of files that make one host. */
  readonly inputs?: readonly string[];
  /** Nothing on the page depends on clock and user. */
  readonly isStill?: boolean;
}

export async function startVisit(browser: Browser, visited: Visited = {}): Promise<Visit> {
  const { inputs = ['sample:healthy-management-server-2022'], isStill = false } = visited;
  const served = await servePreview(inputs, isStill);
  const window = await openWindow(browser, served.address, visited);
  return {
    ...window,
    ...served,
    shell: new Shell(window),
    overview: new Overview(window),
    flows: new Flows(window),
    fix: new FixDialog(window),
    removal: new FixDialog(window, 'removal'),
    map: new MapView(window),
    rules: new Rules(window),
    ask: new Ask(window),
    activity: new Activity(window),
    settings: new SettingsView(window),
    close: async () => {
      await window.close();
      await served.close();
    },
  };
}

/** Opens a sample by the menu, as it ships, and shows its overview, where this sentence stands. */
export async function openSample(visit: Visit, id: string, sentence: string): Promise<void> {
  await visit.shell.openSample(visit.said.sampleTitle(id));
  await visit.shell.goTo('overview');
  await eventually(visit.overview.sentence).toSay(sentence);
}
