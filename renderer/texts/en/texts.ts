import { flows } from './flows.ts';
import { shell } from './shell.ts';

/** Every text of the window in English; other languages have the same keys. */
export const texts = { ...shell, ...flows };
