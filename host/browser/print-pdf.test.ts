import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { printPdf, type PrintSurroundings } from './print-pdf.ts';
import type { RunBrowser } from './run-browser.ts';
import { runBrowser } from './run-browser.ts';

const valueOf = (args: readonly string[], name: string) =>
  args.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';

const withRun = (run: RunBrowser, more: Partial<PrintSurroundings> = {}): PrintSurroundings => ({
  findBrowser: async () => '/browser',
  runBrowser: run,
  isRoot: false,
  timeoutMs: 1000,
  ...more,
});

describe('printPdf', () => {
  it('gives the page to the browser, reads what it printed, and leaves nothing behind', async () => {
    const seen: { page?: string; folder?: string; args?: readonly string[] } = {};
    const result = await printPdf(
      '<p>Grüße</p>',
      withRun(async (executable, args) => {
        expect(executable).toBe('/browser');
        const pdf = valueOf(args, 'print-to-pdf');
        seen.args = args;
        seen.folder = path.dirname(pdf);
        seen.page = await readFile(fileURLToPath(args.at(-1) ?? ''), 'utf8');
        await writeFile(pdf, '%PDF-1.4 printed');
        return { kind: 'ended', exitCode: 0, errors: '' };
      }),
    );
    expect(result.ok && Buffer.from(result.value).toString()).toBe('%PDF-1.4 printed');
    expect(seen.page).toBe('<p>Grüße</p>');
    expect(seen.args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(seen.args).not.toContain('--no-sandbox');
    expect(existsSync(seen.folder ?? '.')).toBe(false);
  });

  it.each([
    [{ kind: 'timed-out' }, 'did not answer within 1 s'],
    [{ kind: 'not-started', why: 'EACCES' }, 'could not be started: EACCES'],
    [{ kind: 'ended', exitCode: 3, errors: '' }, 'ended with exit code 3 and made no PDF'],
  ] as const)('says of %j what happened', async (run, why) => {
    const result = await printPdf(
      '',
      withRun(async () => run),
    );
    expect(result).toEqual({
      ok: false,
      error: { kind: 'not-printed', why: expect.stringContaining(why) },
    });
  });

  it('says what to do where there is no browser', async () => {
    const result = await printPdf(
      '',
      withRun(() => Promise.reject(new Error('not called')), {
        findBrowser: async () => undefined,
      }),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'no-browser', why: expect.stringContaining('write the report as HTML') },
    });
  });
});

describe('runBrowser', () => {
  it('gives arguments as they stand and ends what takes too long', async () => {
    const script = 'process.stderr.write(process.argv[1]); process.exit(7)';
    expect(await runBrowser(process.execPath, ['-e', script, 'a "b" $(c) | d'], 20_000)).toEqual({
      kind: 'ended',
      exitCode: 7,
      errors: 'a "b" $(c) | d',
    });
    const endless = ['-e', 'setInterval(() => {}, 1000)'];
    expect(await runBrowser(process.execPath, endless, 300)).toEqual({ kind: 'timed-out' });
    expect(await runBrowser('/no/such/program', [], 1000)).toMatchObject({ kind: 'not-started' });
  });
});
