import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { type Look, type OpenWindow, openWindow } from './window.ts';

const folder = fileURLToPath(new URL('../../../dist/renderer-double', import.meta.url));
/** A page of this computer may use the clipboard. */
const site = 'http://window.localhost/';

/** Answers from the folder of the build, so that no server is needed. */
const serveBuild = (context: BrowserContext) =>
  context.route(`${site}**`, (route) =>
    route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname) }),
  );

/** @param asked what renderer/test-double/main.ts reads from the address */
export const doubleAddress = (asked: Readonly<Record<string, string>>): string =>
  `${site}index.html?${new URLSearchParams({ delay: '0', ...asked }).toString()}`;

/**
 * Opens the window over a host in memory, for what no host at hand brings about: states that fail,
 * and thousands of rules.
 */
export function openDouble(
  browser: Browser,
  asked: Readonly<Record<string, string>>,
  look: Look = {},
): Promise<OpenWindow> {
  const prepare = async (context: BrowserContext) => {
    await serveBuild(context);
    await look.prepare?.(context);
  };
  return openWindow(browser, doubleAddress(asked), { ...look, prepare });
}
