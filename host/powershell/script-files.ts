import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What is elevated to carry out a plan. */
export const elevatedScript = 'Invoke-VmmFirewallPlan.ps1';

/**
 * Loads the modules that ship with the program, by name without ending.
 * @param folder full path of `assets/powershell`
 */
export const modulesIn =
  (folder: string) =>
  async (name: string): Promise<string> => {
    if (!/^[A-Za-z]+$/.test(name)) throw new Error(`${JSON.stringify(name)} names no module`);
    const text = await readFile(path.join(folder, `${name}.psm1`), 'utf8');
    return text.replace(/^\uFEFF/, '');
  };
