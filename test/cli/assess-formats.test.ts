import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'assess-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sample = 'sample:block-over-allow-2022';
const inFolder = (name: string) => join(folder, name);

describe('assess in report formats', () => {
  it('writes several files at once, each in the format its ending asks for', async () => {
    const [html, csv, hdf] = [inFolder('a.html'), inFolder('a.csv'), inFolder('a.hdf.json')];
    const { code, err, out } = await run([
      'assess',
      sample,
      '--output',
      html,
      '--output',
      csv,
      '--output',
      hdf,
    ]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^1 of 17 required flows is closed on this server\./);
    for (const name of [html, csv, hdf]) expect(out.replaceAll(/\s+/g, ' ')).toContain(`"${name}"`);
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(csv, 'utf8').startsWith('\uFEFF')).toBe(true);
    expect(JSON.parse(readFileSync(hdf, 'utf8'))).toHaveProperty('profiles');
  });

  it('prints a text format where no file is named, and asks for one for a PDF', async () => {
    const { out } = await run(['assess', sample, '--format', 'junit']);
    expect(out).toContain('<testsuites');
    const { code, err } = await run(['assess', sample, '--format', 'pdf']);
    expect(code).toBe(2);
    expect(err).toContain('--output');
  });

  it.each([[], ['--each']])('refuses an ending that names no format %j', async (...each) => {
    const file = inFolder('a.docx');
    const { code, err, out } = await run(['assess', sample, ...each, '--output', file]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^vmm-firewall: The ending of "[^"]+a\.docx" names no format; [^\n]+\n$/);
    expect(existsSync(file)).toBe(false);
    for (const name of ['a.txt', 'table', 'b.LOG']) {
      expect((await run(['assess', sample, ...each, '--output', inFolder(name)])).code).toBe(1);
      expect(readFileSync(inFolder(name), 'utf8')).toMatch(/^\S+ \S+ .*closed/);
      rmSync(inFolder(name));
    }
  });

  it('replaces nothing without --force, and then writes none of the files', async () => {
    const taken = inFolder('taken.csv');
    const free = inFolder('free.html');
    writeFileSync(taken, 'mine');
    const { code, err } = await run(['assess', sample, '--output', free, '--output', taken]);
    expect(code).toBe(2);
    expect(err).toContain('--force');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(existsSync(free)).toBe(false);
  });

  it('lets an exception with a reason count, and refuses one for a flow nobody knows', async () => {
    const file = inFolder('exceptions.yaml');
    const entry = (flow: string) =>
      `exceptions:\n  - flow: ${flow}\n    host: '*'\n    reason: consoles run on this server only\n    who: Ada\n    expires: 2999-01-01\n`;
    writeFileSync(file, entry('console-to-server-wcf'));
    const { code, out } = await run(['assess', sample, '--exceptions', file]);
    expect(code).toBe(0);
    expect(out).toMatch(/⊘ Blocked[^\n]*\nexcepted/);
    expect(out).toContain(
      'console-to-server-wcf: Excepted until 2999-01-01 by Ada: consoles run on this server only',
    );
    writeFileSync(file, entry('console-to-server-wcf').replace('2999', '2020'));
    const expired = await run(['assess', sample, '--exceptions', file]);
    expect(expired.code).toBe(1);
    expect(expired.out).toMatch(/by Ada has expired on 2020-01-01 and counts no more/);
    writeFileSync(file, entry('no-such-flow'));
    const refused = await run(['assess', sample, '--exceptions', file]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('no-such-flow');
  });
});
