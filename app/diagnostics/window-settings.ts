import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openExceptionsFile } from '../../host/exceptions/exceptions-file.ts';
import { knownFlowIds } from '../known-flows.ts';
import { storedSettings, type KeptSettings } from '../companion/settings.ts';

/** Electron's own folder of the window: named as package.json names the program. */
export function windowFolder(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const roaming = environment['APPDATA'];
  return platform === 'win32' && roaming !== undefined
    ? path.win32.join(roaming, 'vmm-firewall-companion')
    : undefined;
}

/** What the window keeps, for diagnostics from elsewhere; undefined when there is none to be read. */
export async function readWindowSettings(folder: string): Promise<KeptSettings | undefined> {
  try {
    const text = await readFile(path.join(folder, 'settings.json'), 'utf8');
    const { exceptions = [], ...others } = storedSettings.parse(
      JSON.parse(text.replace(/^\uFEFF/, '')),
    );
    const file = openExceptionsFile(path.join(folder, 'exceptions.yaml'), {
      knownFlows: () => Promise.resolve(knownFlowIds()),
    });
    const read = await file.read();
    return { ...others, exceptions: [...exceptions, ...read.exceptions] };
  } catch {
    return undefined;
  }
}
