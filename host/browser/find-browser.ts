import { access, constants } from 'node:fs/promises';
import path from 'node:path';

export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a file is there and may be run. */
  readonly canRun: (file: string) => Promise<boolean>;
}

export const realSurroundings: BrowserSurroundings = {
  platform: process.platform,
  environment: process.env,
  canRun: (file) =>
    access(file, constants.X_OK).then(
      () => true,
      () => false,
    ),
};

/** Below the folders that setups use. Only full paths: a name could be planted in a folder of PATH. */
const windowsPlaces: readonly (readonly [string, string])[] = [
  ['ProgramFiles(x86)', String.raw`Microsoft\Edge\Application\msedge.exe`],
  ['ProgramFiles', String.raw`Microsoft\Edge\Application\msedge.exe`],
  ['ProgramFiles', String.raw`Google\Chrome\Application\chrome.exe`],
  ['ProgramFiles(x86)', String.raw`Google\Chrome\Application\chrome.exe`],
  ['LocalAppData', String.raw`Google\Chrome\Application\chrome.exe`],
  ['ProgramFiles', String.raw`Chromium\Application\chrome.exe`],
  ['LocalAppData', String.raw`Chromium\Application\chrome.exe`],
];
const unixFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const unixNames = [
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
];
const macPlaces = [
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Variables of Windows are found whatever the case of their letters. */
function valueOf(environment: BrowserSurroundings['environment'], name: string) {
  const found = Object.keys(environment).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : environment[found];
}

function candidates({ platform, environment }: BrowserSurroundings): string[] {
  if (platform === 'darwin') return macPlaces;
  if (platform !== 'win32')
    return unixNames.flatMap((name) => unixFolders.map((folder) => `${folder}/${name}`));
  return windowsPlaces.flatMap(([variable, below]) => {
    const folder = valueOf(environment, variable);
    return folder === undefined || folder === '' ? [] : [path.win32.join(folder, below)];
  });
}

/** The first browser of the Chromium family by its full path: Edge, Chrome, Chromium. */
export async function findBrowser(
  surroundings: BrowserSurroundings = realSurroundings,
): Promise<string | undefined> {
  for (const file of candidates(surroundings)) if (await surroundings.canRun(file)) return file;
  return undefined;
}
