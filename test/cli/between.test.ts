import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'between-'));
afterAll(() => rmSync(folder, { recursive: true }));
const server = 'sample:healthy-management-server-2022';
const host = 'sample:hyperv-host-2012r2';

describe('between', () => {
  it('writes what the ending of the file asks for, and refuses one that says nothing', async () => {
    const named = join(folder, 'by-ending.json');
    await run(['between', server, host, '--output', named]);
    expect(JSON.parse(readFileSync(named, 'utf8'))).toHaveProperty('summary');
    const { code, err } = await run(['between', server, host, '--output', join(folder, 'x.html')]);
    expect(code).toBe(2);
    expect(err).toContain('names no format; end it with .json or .txt');
  });

  it('says what is closed, and by whom', async () => {
    const { code, out, err } = await run(['between', server, host]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^Of 7 flows that VMM needs between VMM01 and HV05, 1 is closed\.\n/);
    expect(out).toMatch(/Closed\s+VMM01 → HV05\s+TCP 2179\s+HV05, inbound/);
    expect(out).not.toContain('✓');
    expect((await run(['between', server, host, '--all'])).out).toContain('✓ Open');
  });

  it('judges with the addresses that are given, and says where none are known', async () => {
    const hardened = 'sample:hardened-management-server-2022';
    const args = ['between', hardened, host, '--format', 'json'];
    const { out } = await run([...args, '--address', `${host}=192.0.2.1`]);
    expect(JSON.parse(out)).toMatchObject({
      hosts: [{ name: 'VMM02' }, { name: 'HV05', addresses: ['192.0.2.1'] }],
    });
  });

  it('writes a file, and not over another one', async () => {
    const output = join(folder, 'between.json');
    const args = ['between', server, host, '--format', 'json', '--output', output];
    expect((await run(args)).code).toBe(1);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({
      schemaVersion: 1,
      summary: { needed: 7, closed: 1 },
      notes: [expect.stringContaining('different VMM releases')],
    });
    expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
  });

  it.each([
    [['between', server], /Missing required argument 'other'/],
    [['between', server, server], /is given twice/],
    [['between', server, 'sample:nobody'], /no sample named/],
    [['between', server, host, '--role', 'x=console'], /names none of the inputs/],
    [['between', server, host, '--role', `${host}=king`], /There is no role "king"/],
    [['between', server, host, '--address', `${host}=there`], /"there" is no address/],
    [['between', server, host, '--format', 'pdf'], /There is no format "pdf"/],
    [['between', server, host, '--output', join(folder, 'no', 'x')], /its folder does not exist/],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
