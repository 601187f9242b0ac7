import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'diagnose-'));
const zip = path.join(folder, 'diagnostics.zip');
afterAll(() => rmSync(folder, { recursive: true }));

describe('diagnose', () => {
  it('lists what it gathered and saves nothing by itself', async () => {
    const { code, out, err } = await run(['diagnose']);
    expect([code, err]).toEqual([0, '']);
    for (const name of ['read-me.txt', 'versions.json', 'last-errors.json', 'timings.json'])
      expect(out).toContain(name);
    expect(out).not.toContain('snapshot.json');
    expect(out).toContain('Nothing was saved.');
    expect(out).not.toContain('"node"');
  });

  it('shows exactly what it saves', async () => {
    const input = 'sample:hyperv-host-2012r2';
    const { code, out } = await run(['diagnose', '--show', '--snapshot', input, '--output', zip]);
    expect(code).toBe(0);
    const files = unzipSync(readFileSync(zip));
    expect(Object.keys(files)).toContain('snapshot.json');
    for (const [name, bytes] of Object.entries(files))
      expect(out).toContain(`=== ${name}\n${strFromU8(bytes).trimEnd()}\n`);
    expect(/contoso|HV05/i.exec(out)).toBeNull();
  });

  it('replaces a file only when told, and says what cannot be done', async () => {
    writeFileSync(zip, 'mine');
    const taken = await run(['diagnose', '--output', zip]);
    expect([taken.code, taken.err]).toEqual([
      2,
      expect.stringContaining('exists already; --force replaces it.'),
    ]);
    expect(readFileSync(zip, 'utf8')).toBe('mine');
    expect((await run(['diagnose', '--output', zip, '--force'])).code).toBe(0);
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
    const noZip = await run(['diagnose', '--output', path.join(folder, 'x.txt')]);
    expect(noZip.err).toContain('give it a name that ends in .zip');
    const none = await run(['diagnose', '--snapshot', 'sample:none']);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no sample named')]);
    const live = await run(['diagnose', '--snapshot', 'live']);
    expect([live.code, live.err]).toEqual([2, expect.stringContaining('not Windows')]);
  });
});
