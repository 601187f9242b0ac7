import { describe, expect, it } from 'vitest';
import { findBrowser, type BrowserSurroundings } from './find-browser.ts';

const on = (platform: NodeJS.Platform, there: readonly string[], environment = {}) => {
  const surroundings: BrowserSurroundings = {
    platform,
    environment,
    canRun: async (file) => there.includes(file),
  };
  return findBrowser(surroundings);
};
const windows = {
  PROGRAMFILES: String.raw`C:\Program Files`,
  'ProgramFiles(x86)': String.raw`C:\Program Files (x86)`,
  LOCALAPPDATA: '',
};
const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
const chrome = String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`;

describe('findBrowser', () => {
  it('takes Edge before Chrome, by full paths below the folders of setups', async () => {
    expect(await on('win32', [chrome, edge], windows)).toBe(edge);
    expect(await on('win32', [chrome], windows)).toBe(chrome);
    expect(await on('win32', [String.raw`Google\Chrome\Application\chrome.exe`], windows)).toBe(
      undefined,
    );
  });

  it('finds Chromium on Linux and Edge on macOS', async () => {
    expect(await on('linux', ['/usr/bin/chromium'])).toBe('/usr/bin/chromium');
    const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(await on('darwin', [mac])).toBe(mac);
  });

  it('finds nothing where there is none', async () => {
    expect(await on('win32', [], windows)).toBeUndefined();
    expect(await on('linux', [])).toBeUndefined();
  });
});
