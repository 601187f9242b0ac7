import { diagnostics } from './diagnostics.ts';
import { flows } from './flows.ts';
import { shell } from './shell.ts';
import { views } from './views.ts';

/** Every text of the window in English; other languages have the same keys. */
export const texts = { ...shell, ...flows, ...diagnostics, ...views };
