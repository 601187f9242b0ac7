import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportWriters } from '../../core/report/formats.ts';
import { failure, success } from '../../core/result.ts';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import { assessHost } from '../assess-input.ts';
import { reportFormats } from './api.ts';
import { formatFilters } from './format-filters.ts';
import { sampleHost } from './memory-host.ts';
import { reportFileName, saveReport, summaryMarkdown } from './reports.ts';
import type { ReportedHost, ReportPlace } from './reports.ts';
import { defaultSettings } from './settings.ts';

const snapshot = snapshotSchema.parse(
  JSON.parse(readFileSync('assets/samples/hyperv-host-2019-disabled-rules.json', 'utf8')),
);
const now = () => new Date('2026-11-24T08:30:00Z');
const judged = assessHost(snapshot, {});
if (judged.kind !== 'assessed') throw new Error('the sample is assessed');
const host = sampleHost({ kind: 'sample', id: 'x', title: 'X' }, snapshot, now);
const flow = 'vmconnect-hyperv';
const reported: ReportedHost = {
  host,
  snapshot,
  assessment: judged.assessment,
  catalogue: judged.catalogue,
  situation: judged.situation,
  settings: {
    ...defaultSettings,
    exceptions: [{ flow, host: '*', reason: 'Agreed', who: 'Ops', expires: null }],
  },
  now,
};
const problem = { what: 'a', why: 'b', next: 'c' };

/** Somebody who answers the dialog with this name; null cancels, undefined: there is no dialog. */
function place(answer?: string | null, printPdf: ReportPlace['printPdf'] = null) {
  const written: { name: string; content: string }[] = [];
  const keep = (name: string, content: string | Uint8Array) => {
    written.push({ name, content: content.toString() });
    return Promise.resolve({ kind: 'saved', name } as const);
  };
  const asked: string[] = [];
  const choose = (name: string) => {
    asked.push(name);
    return Promise.resolve(
      typeof answer === 'string'
        ? { name: answer, write: (content: string | Uint8Array) => keep(answer, content) }
        : null,
    );
  };
  const of: ReportPlace = {
    choose: answer === undefined ? null : choose,
    saveFile: keep,
    printPdf,
    whileSaving: (work) => work(),
  };
  return { of, written, asked };
}

describe('saving a report', () => {
  it.each([
    ['a.html', /^<!doctype html>/i],
    ['a.CSV', /^\uFEFF/],
    ['a.hdf.json', /"platform"/],
    ['a.junit.xml', /<testsuites/],
    ['a.xccdf.xml', /Benchmark/],
    ['a.sarif', /sarif/],
    ['a.md', /^# /],
    ['a.json', /"schemaVersion"/],
  ])('takes the format from the ending: %s', async (name, looks) => {
    const { of, written, asked } = place(name);
    expect(await saveReport(null, reported, of)).toEqual({ kind: 'saved', name });
    expect(written[0]?.content).toMatch(looks);
    expect(asked).toEqual(['vmm-firewall-HV11-2026-11-24-0830.html']);
  });

  it('prints PDF where something can print, and says why not', async () => {
    const printed = place('a.pdf', (html) => Promise.resolve(Buffer.from(`%PDF ${html.length}`)));
    expect(await saveReport('pdf', reported, printed.of)).toMatchObject({ kind: 'saved' });
    expect(printed.written[0]?.content).toMatch(/^%PDF \d{5}/);
    const broken = place('a.pdf', () => Promise.reject(new Error('no printer')));
    for (const [of, why] of [
      [broken.of, 'no printer'],
      [place().of, 'cannot print PDF'],
    ] as const) {
      const saved = await saveReport('pdf', reported, of);
      expect(saved).toMatchObject({
        kind: 'failed',
        problem: { why: expect.stringContaining(why) },
      });
    }
  });

  it('refuses an ending that is none of a report, and writes nothing', async () => {
    const { of, written } = place('summary.docx');
    const saved = await saveReport(null, reported, of);
    expect(saved).toMatchObject({
      kind: 'failed',
      problem: { why: 'summary.docx does not end like any format of a report.' },
    });
    expect(written).toEqual([]);
  });

  it('writes nothing when the dialog was cancelled', async () => {
    const { of, written } = place(null);
    expect(await saveReport(null, reported, of)).toEqual({ kind: 'cancelled' });
    expect(written).toEqual([]);
  });

  it('names the file itself where there is no dialog', async () => {
    const { of, written } = place();
    await saveReport('xccdf', reported, of);
    expect(written[0]?.name).toBe('vmm-firewall-HV11-2026-11-24-0830.xccdf.xml');
  });

  it('names it after the host so that every system takes it', () => {
    const { assessment } = reported;
    const named = (name: string | null) =>
      reportFileName(
        { ...assessment, host: { ...assessment.host, name } },
        now().toISOString(),
        '.x',
      );
    expect(named('..\\a/b:c\u202E')).toBe('vmm-firewall-___a_b_c_-2026-11-24-0830.x');
    expect(named('A'.repeat(300)).length).toBeLessThan(100);
    expect(named(null)).toContain('vmm-firewall-host-');
  });
});

describe('what a report tells', () => {
  it('counts exceptions of the settings', async () => {
    expect(await summaryMarkdown(reported)).toContain('1 more is excepted');
  });

  it('tells the changes of this computer, and that none were read elsewhere', async () => {
    const json = async (replaced: Partial<ReportedHost['host']>) => {
      const { of, written } = place();
      await saveReport('json', { ...reported, host: { ...host, ...replaced } }, of);
      return JSON.parse(written[0]?.content ?? '') as { changes: unknown; notes: unknown };
    };
    const run = {
      id: 'op-1',
      at: '2026-11-24T08:00:00Z',
      user: 'CONTOSO\\root',
      kind: 'plan',
      state: 'done',
      planId: 'p',
      rules: [{ action: 'enable-rule', name: 'R', outcome: 'done', message: '' }],
      undoneBy: undefined,
      undoes: undefined,
    } as const;
    const records = () => Promise.resolve(success({ history: [run], reports: [] }));
    const live = { source: { kind: 'live' } as const };
    expect((await json({ ...live, records })).changes).toMatchObject([
      { id: 'op-1', who: 'CONTOSO\\root' },
    ]);
    const failing = () => Promise.resolve(failure(problem));
    expect(await json({ ...live, records: failing })).toMatchObject({
      changes: null,
      notes: expect.arrayContaining(['a b']),
    });
    expect((await json({ records })).changes).toBeNull();
    expect(await json({ records, inputNotes: ['old.hive: read as it was'] })).toMatchObject({
      notes: expect.arrayContaining(['old.hive: read as it was']),
    });
  });
});

describe('the formats of a dialog', () => {
  it('are those that reports are written in, with their usual ending', () => {
    expect(formatFilters.map(({ format }) => format).toSorted()).toEqual(
      [...reportFormats].toSorted(),
    );
    for (const { format, extensions } of formatFilters) {
      const usual = format === 'pdf' ? '.pdf' : reportWriters[format].extensions[0];
      expect(`.${extensions[0]}`).toBe(usual);
    }
  });
});
