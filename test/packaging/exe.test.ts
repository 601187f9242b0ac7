import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleIds } from '../../app/samples.ts';
import { buildExe } from '../../build/exe/exe.mjs';
import { product } from '../../build/packaging/product.ts';
import { root } from '../../build/root.mjs';
import { runLine } from '../live/run-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'exe-'));
const nowhere = path.join(folder, 'nowhere');
let program = '';

/** The program as a person gets it: alone, in a folder with nothing else, and with no Node at hand. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: nowhere,
    encoding: 'utf8',
    env: { TMPDIR: nowhere, TEMP: nowhere, SystemRoot: process.env['SystemRoot'] },
  });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(async () => {
  mkdirSync(nowhere);
  program = await buildExe({ output: folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('vmm-firewall as one program', () => {
  it('is of the same version, and says what it says from a checkout', async () => {
    expect(run('--version')).toEqual({ code: 0, out: `${product.version}\n`, err: '' });
    expect(run('flows', '--release', '2022')).toEqual(
      await runLine(['flows', '--release', '2022']),
    );
  });

  it('assesses its own samples, each with the verdicts of the checkout', async () => {
    expect(run('samples').code).toBe(0);
    for (const id of sampleIds.slice(0, 3)) {
      const args = ['assess', `sample:${id}`];
      expect(run(...args)).toEqual(await runLine(args));
    }
  });

  it('assesses many in threads, and leaves nothing behind', () => {
    const inputs = sampleIds.slice(0, 5).map((id) => `sample:${id}`);
    const { code, out, err } = run('assess', '--each', ...inputs, '--format', 'json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({ unread: [] });
    expect(readdirSync(nowhere)).toEqual([]);
  });

  it('reads a file, and says in one sentence what is wrong', () => {
    const file = path.join(root, 'assets/samples/hyperv-host-2012r2.json');
    expect(run('assess', file).code).toBe(1);
    const missing = run('assess', 'no-such-file');
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toMatch(/^vmm-firewall: no-such-file: [^\n]+\.\n$/);
  });

  it('names the works of others that are in it', () => {
    const notices = readFileSync(`${program}.notices.txt`, 'utf8');
    expect(notices).toMatch(/^commander \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(notices).toContain('Node.js, in vmm-firewall');
  });

  it('keeps no path of the computer it was built on', () => {
    const blob = readFileSync(path.join(folder, 'parts/vmm-firewall.blob'), 'latin1');
    expect(blob).not.toContain(folder);
    expect(blob).not.toContain(root);
  });

  it.runIf(process.platform !== 'win32')('touches a live firewall on Windows only', () => {
    const { code, err } = run('collect');
    expect(code).toBe(2);
    expect(err).toContain('this computer is not Windows');
  });

  it.runIf(process.platform === 'win32')(
    'reads this computer with the modules inside it',
    () => {
      const file = path.join(folder, 'this.json');
      execFileSync(program, ['collect', '--output', file], { cwd: nowhere });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
        host: { name: expect.any(String) },
      });
    },
    180_000,
  );
});
