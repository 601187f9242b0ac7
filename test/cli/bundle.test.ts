import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli, cliBundle } from '../../build/bundle.mjs';

beforeAll(buildCli, 60_000);

/** Runs the bundled tool as a process; `closeAfter` closes its output after so many characters. */
function runProcess(args: readonly string[], closeAfter = Infinity) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [cliBundle, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      if (out.length > closeAfter) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the bundled command line tool', () => {
  it('finds its samples, writes everything, and exits with the verdict', async () => {
    const { code, out, err } = await runProcess([
      'assess',
      'sample:block-over-allow-2022',
      '--format',
      'json',
    ]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1 });
  });

  it('takes a reader that leaves early for what it is', async () => {
    const { err } = await runProcess(['rules', 'sample:block-over-allow-2022', '--json'], 10);
    expect(err).toBe('');
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [cliBundle, 'samples'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'vmm-firewall: The output was not written whole: the disk is full.\n',
    });
  });

  it('says what is wrong in one sentence', async () => {
    const { code, out, err } = await runProcess(['assess', 'no-such-file']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^vmm-firewall: no-such-file: [^\n]+\.\n$/);
  });
});
