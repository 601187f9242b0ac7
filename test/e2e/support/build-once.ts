import { buildApp } from '../../../build/bundle-app.mjs';
import { buildRenderer } from '../../../build/renderer.mjs';
import { hasBrowser } from './chromium.ts';

/** Before all end-to-end tests: several files that build the same folder at once would disturb each other. */
export async function setup(): Promise<void> {
  if (!hasBrowser) return;
  await buildRenderer();
  await buildRenderer({ double: true });
  await buildApp('preview');
}
