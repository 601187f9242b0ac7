import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Language, type Said, saidIn } from './texts.ts';

/** What a page object stands on: the page, and the language that its controls are found in. */
export interface Stage {
  readonly page: Page;
  readonly said: Said;
}

/** How Windows and a person have set things up. */
export interface Look {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  /** Windows' high contrast. */
  readonly isForced?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Scaling: 2 is 200 %, where a window has half as many CSS pixels. */
  readonly scale?: number;
  /** Run before the page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
}

export interface OpenWindow extends Stage {
  /** Errors and warnings of the page, and whatever its content policy refused. */
  readonly wrongs: readonly string[];
  readonly close: () => Promise<void>;
}

/** The page may write to the clipboard, not read from it: what it writes is kept along. */
const keepCopied = `
  const { clipboard } = navigator;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = (text) => write(text).then(() => { window.copied = text; });
`;

/** What the page last put on the clipboard. */
export const copiedText = (page: Page): Promise<string> => page.evaluate<string>('window.copied');

const locales = { en: 'en-GB', de: 'de-DE' };

/** Opens the window and waits until it shows something. */
export async function openWindow(
  browser: Browser,
  address: string,
  look: Look = {},
): Promise<OpenWindow> {
  const { language = 'en', theme = 'light', isForced = false } = look;
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    deviceScaleFactor: look.scale ?? 1,
    colorScheme: theme,
    forcedColors: isForced ? 'active' : 'none',
    reducedMotion: 'reduce',
    locale: locales[language],
    timezoneId: 'UTC',
    permissions: ['clipboard-write'],
  });
  await context.addInitScript(keepCopied);
  await look.prepare?.(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrongs: string[] = [];
  page.on('pageerror', ({ message }) => wrongs.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') wrongs.push(line.text());
  });
  await page.goto(address);
  await settled(page);
  return { page, said: saidIn(language), wrongs, close: () => context.close() };
}

/** Views and menu come when they are first needed; what is asked for shows grey lines until it is there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main :is(h1, h2, .split, form)');
  await page.waitForSelector('.top-bar [aria-haspopup="menu"]');
  await page.waitForSelector('.waiting', { state: 'detached' });
}
