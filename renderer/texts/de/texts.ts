import type { texts as english } from '../en/texts.ts';
import { diagnostics } from './diagnostics.ts';
import { flows } from './flows.ts';
import { shell } from './shell.ts';
import { views } from './views.ts';

/** Every text of the window in German. */
export const texts: Record<keyof typeof english, string> = {
  ...shell,
  ...flows,
  ...diagnostics,
  ...views,
};
