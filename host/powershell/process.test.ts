import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { requireOrSkip } from '../../test/support/requirements.ts';
import { endProcessTree } from './process.ts';

const canRun = requireOrSkip('the process table of Linux', process.platform === 'linux');

/** Tells its id, starts the next one under itself, and waits; each under a name that looks like the table's own signs. */
const nested = `
const { spawn } = require('node:child_process');
const [script, depth] = [process.argv[1], Number(process.argv[2])];
process.title = ') S 1 (';
console.log(process.pid);
if (depth > 0) spawn(process.execPath, ['-e', script, script, String(depth - 1)], { stdio: ['ignore', 'inherit', 'ignore'] });
setInterval(() => undefined, 1000);
`;

let root: ChildProcess | undefined;
const ids: number[] = [];
const isAlive = (id: number) => existsSync(`/proc/${id}/exe`);
afterEach(() => {
  for (const id of ids.splice(0)) if (isAlive(id)) process.kill(id, 'SIGKILL');
});

describe.runIf(canRun)('ending a process', () => {
  it('ends it with all that it started, whatever they are called', async () => {
    root = spawn(process.execPath, ['-e', nested, nested, '2'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { stdout, pid = 0 } = root;
    if (stdout === null) throw new Error('it has no output');
    for await (const line of createInterface({ input: stdout })) {
      ids.push(Number(line));
      if (ids.length === 3) break;
    }
    expect(ids[0]).toBe(pid);
    await endProcessTree(pid);
    await expect.poll(() => ids.filter(isAlive), { timeout: 5000 }).toEqual([]);
  });

  it('is no error where it is gone already', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.once('exit', resolve));
    await expect(endProcessTree(gone.pid ?? 0)).resolves.toBeUndefined();
  });
});
