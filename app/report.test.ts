import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportWriters, textFormats } from '../core/report/formats.ts';
import { failure, success } from '../core/result.ts';
import { reportTime, sampleReport, sampleSnapshot } from '../test/report/support/sample-report.ts';
import { loadCatalogue } from './catalogue.ts';
import { loadExceptionsFile } from './report-exceptions.ts';
import { extensionOf, formatOfFile, reportFiles, reportFormats } from './report.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'report-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sample = 'library-server-2019';
const context = {
  snapshot: sampleSnapshot(sample),
  assessment: sampleReport(sample).assessment,
  catalogue: loadCatalogue('vmm-2019'),
  now: () => reportTime,
};
const inFolder = (name: string) => path.join(folder, name);
const printed = async (page: string) =>
  success(new TextEncoder().encode(`%PDF- of ${page.length}`));

describe('reportFiles', () => {
  it('makes every format at once, each as its writer gives it', async () => {
    const outputs = reportFormats.map((format) => ({ format, path: `a${extensionOf(format)}` }));
    const made = await reportFiles(context, outputs, printed);
    const report = sampleReport(sample);
    const texts = textFormats.map((format) => ({
      path: `a${extensionOf(format)}`,
      content: reportWriters[format].write(report),
    }));
    expect(made.ok && made.value).toEqual([
      ...texts,
      { path: 'a.pdf', content: expect.any(Uint8Array) },
    ]);
  });

  it('says why there is no PDF', async () => {
    const outputs = [{ format: 'pdf', path: 'a.pdf' }] as const;
    const none = async () => failure({ kind: 'no-browser', why: 'no browser was found' } as const);
    expect(await reportFiles(context, outputs, none)).toMatchObject({
      ok: false,
      error: {
        kind: 'no-browser',
        sentence: expect.stringContaining('a.pdf was not written: no browser'),
      },
    });
  });
});

describe('formats', () => {
  it('are told from the ending of a file name, the longest that fits', () => {
    expect(
      ['a.HTML', 'a.hdf.json', 'a.json', 'a.junit.xml', 'a.xccdf.xml', 'a.pdf', 'a.txt'].map(
        formatOfFile,
      ),
    ).toEqual(['html', 'hdf', 'json', 'junit', 'xccdf', 'pdf', undefined]);
    for (const format of reportFormats)
      expect(formatOfFile(`x${extensionOf(format)}`)).toBe(format);
  });
});

describe('loadExceptionsFile', () => {
  it('reads a file, and says in one sentence what is wrong with one', async () => {
    await writeFile(inFolder('good.yaml'), '\uFEFFexceptions: [] # none yet\n');
    expect(await loadExceptionsFile(inFolder('good.yaml'))).toEqual({ ok: true, value: [] });
    await writeFile(inFolder('bad.yaml'), 'exceptions:\n- {flow: x, reason: a, who: b}\n');
    expect(await loadExceptionsFile(inFolder('bad.yaml'))).toEqual({
      ok: false,
      error: `${inFolder('bad.yaml')}, line 2: there is no flow x.`,
    });
    await writeFile(inFolder('latin.yaml'), Buffer.from([0x65, 0xfc]));
    expect(await loadExceptionsFile(inFolder('latin.yaml'))).toMatchObject({ ok: false });
    expect(await loadExceptionsFile(inFolder('none.yaml'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('there is no such file'),
    });
  });
});
