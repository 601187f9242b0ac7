import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Ends a process and everything it started. A process that is gone already, or that we may not end
 * (an elevated child), is no error: there is nothing more to do about it.
 */
export async function endProcessTree(
  processId: number,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  if (platform === 'win32') {
    const taskkill = path.win32.join(
      process.env['SystemRoot'] ?? 'C:\\Windows',
      'System32\\taskkill.exe',
    );
    await run(taskkill, ['/PID', String(processId), '/T', '/F'], { windowsHide: true }).catch(
      () => undefined,
    );
    return;
  }
  for (const id of [processId, ...(await descendants(processId))]) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // Gone meanwhile.
    }
  }
}

/** All descendants by the process table of Linux; elsewhere none are found. */
async function descendants(processId: number): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const parents = await Promise.all(
    entries
      .filter((entry) => /^\d+$/.test(entry))
      .map(async (entry) => ({ id: Number(entry), parent: await parentOf(entry) })),
  );
  const found: number[] = [];
  let layer = [processId];
  while (layer.length > 0) {
    const above = new Set(layer);
    layer = parents.filter(({ parent }) => above.has(parent)).map(({ id }) => id);
    found.push(...layer);
  }
  return found;
}

/** The parent is the fourth field; the second, the name in parentheses, may hold blanks. */
async function parentOf(entry: string): Promise<number> {
  const line = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
  return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1] ?? -1);
}
