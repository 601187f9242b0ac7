import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../test/report/support/sample-report.ts';
import type { FlowAssessment } from '../assessment/model.ts';
import { checksOf } from './checks.ts';
import { reportJson, writeJson } from './json.ts';
import { writeHdf } from './hdf.ts';
import { writeJunit } from './junit.ts';
import type { Report } from './model.ts';
import { writeXccdf } from './xccdf.ts';

const base = sampleReport('hyperv-host-2019-disabled-rules');
const [first] = base.assessment.flows;
if (first === undefined) throw new Error('the sample has flows');
const { id, direction } = first;
const exception = {
  flow: id,
  host: '*',
  reason: 'Agreed',
  who: 'Ops',
  expires: null,
  state: 'counts',
  flows: [{ id, direction }],
} as const;

const withHost = (host: Partial<Report['assessment']['host']>): Report => ({
  ...base,
  assessment: { ...base.assessment, host: { ...base.assessment.host, ...host } },
});
function reportOf(flow: Partial<FlowAssessment>, more: Partial<Report> = {}): Report {
  const { verdict = first?.verdict ?? 'missing', review = false } = flow;
  const profiles = first?.profiles.map((profile) => ({ ...profile, verdict, review })) ?? [];
  const only = { ...first, needed: true, failing: false, featureInUse: null, ...flow, profiles };
  return {
    ...base,
    // The whole of a flow of the sample, with what a case changes.
    assessment: { ...base.assessment, faults: [], flows: [only as FlowAssessment] },
    ...more,
  };
}

const isArray = (name: string) => ['rule-result', 'testcase', 'score', 'fact'].includes(name);
const parser = new XMLParser({ ignoreAttributes: false, isArray, parseTagValue: false });
const text = (written: string, pattern: RegExp) => pattern.exec(written)?.[1];
const xccdf = (report: Report) => text(writeXccdf(report), /<result>(.*?)<\/result>/);
const junit = (report: Report) =>
  text(writeJunit(report), /<testcase[^>]*>\s*<(failure|error|skipped)/) ?? 'passed';
const hdf = (report: Report) => text(writeHdf(report), /"status": "(passed|failed|skipped)"/);

describe('a flow in the machine formats', () => {
  it.each<readonly [string, Report, string, string, string]>([
    ['open', reportOf({ verdict: 'allowed' }), 'pass', 'passed', 'passed'],
    ['closed', reportOf({ verdict: 'missing', failing: true }), 'fail', 'failure', 'failed'],
    ['not told', reportOf({ verdict: 'unknown', failing: true }), 'unknown', 'error', 'skipped'],
    [
      'for review',
      reportOf({ verdict: 'limited', review: true }),
      'notchecked',
      'skipped',
      'skipped',
    ],
    [
      'excepted',
      reportOf({ verdict: 'missing' }, { exceptions: [exception] }),
      'informational',
      'skipped',
      'skipped',
    ],
    [
      'not needed',
      reportOf({ verdict: 'missing', needed: false, featureInUse: false }),
      'notapplicable',
      'skipped',
      'skipped',
    ],
  ])('%s', (_name, report, inXccdf, inJunit, inHdf) => {
    expect([xccdf(report), junit(report), hdf(report)]).toEqual([inXccdf, inJunit, inHdf]);
  });

  it('keeps what it was before it was excepted', () => {
    const old = (verdict: FlowAssessment['verdict']) =>
      text(
        writeXccdf(reportOf({ verdict }, { exceptions: [exception] })),
        /<old-result>(.*?)<\/old-result>/,
      );
    expect([old('missing'), old('unknown')]).toEqual(['fail', 'unknown']);
  });
});

describe('the checks that machine formats list', () => {
  const fault = (id_: string, severity: 'error' | 'warning') => ({
    id: id_,
    code: 'port-reserved',
    params: {},
    severity,
    text: 'A text.',
    evidence: [],
    sources: [],
    flows: [],
  });
  const withFaults = (...faults: ReturnType<typeof fault>[]): Report => ({
    ...base,
    // The code is one of the product's, which a function's type does not say.
    assessment: { ...base.assessment, flows: [], faults } as Report['assessment'],
  });

  it('are settings too, each under its own id; one that breaks nothing fails nothing', () => {
    const checks = checksOf(
      withFaults(fault('a b', 'error'), fault('a/b', 'warning'), fault('a-b', 'error')),
    );
    expect(checks.map(({ id: own, outcome, scored }) => [own, outcome, scored])).toEqual([
      ['fault.a.b', 'fail', true],
      ['fault.a.b.2', 'review', false],
      ['fault.a-b', 'fail', true],
    ]);
  });

  it('are never none: a server that needs nothing has one that says so', () => {
    const checks = checksOf(withFaults());
    expect(checks).toMatchObject([
      { kind: 'host', outcome: 'not-applicable', scored: false, verdict: null },
    ]);
  });
});

describe('JUnit', () => {
  const suite = (host: Partial<Report['assessment']['host']>) => writeJunit(withHost(host));

  it('names the server without line ends and blanks in a row, and always', () => {
    expect(suite({ name: ' HV\n  01 ' })).toContain('hostname="HV 01"');
    for (const name of [null, '', '\n', '\u0000'])
      expect(suite({ name })).toContain('classname="vmm-firewall.unknown"');
  });

  it('says the moment in UTC', () => {
    const collectedAt = '2026-11-24T01:30:00+02:00';
    expect(suite({ collectedAt })).toContain('timestamp="2026-11-23T23:30:00"');
  });
});

describe('XCCDF', () => {
  it('scores what says something, and all where nothing does', () => {
    const score = (report: Report) =>
      text(writeXccdf(report), /<score system="urn:xccdf:scoring:default"[^>]*>(.*?)<\/score>/);
    expect(score(reportOf({ verdict: 'allowed' }))).toBe('100.00');
    expect(score(reportOf({ verdict: 'missing', failing: true }))).toBe('0.00');
    expect(score(reportOf({ verdict: 'missing', needed: false }))).toBe('100.00');
    expect(score(reportOf({ verdict: 'limited', review: true }))).toBe('100.00');
  });

  it('takes names of servers that ids cannot hold, and knows no full name where a part is missing', () => {
    const idOf = (name: string | null) =>
      text(writeXccdf(withHost({ name })), /<TestResult id="[^"]*_testresult_([^"]*)"/);
    expect(idOf('HV 01_ä<&')).toBe('HV-01----');
    expect([idOf(null), idOf('')]).toEqual(['unknown', 'unknown']);
    const facts = (host: Partial<Report['assessment']['host']>) => writeXccdf(withHost(host));
    expect(facts({ name: 'HV01', domain: 'a.b' })).toContain('>HV01.a.b<');
    for (const host of [{ domain: null }, { name: null }])
      expect(facts(host)).not.toContain('identifier:fqdn');
    expect(() => parser.parse(facts({ name: 'HV 01_ä<&' }), true)).not.toThrow();
  });
});

describe('JSON', () => {
  it('escapes what turns or hides text on a screen, and says the same', () => {
    const hostile = withHost({ name: 'a\u202Eb\u0085c\u200Bd\u2028e\u{E0041}f' });
    const written = writeJson(hostile);
    expect(written).not.toMatch(/[\u007F-\u009F\u2028\u2029\p{Cf}]/u);
    expect(written).toContain(String.raw`a\u202eb\u0085c\u200bd\u2028e\udb40\udc41f`);
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(reportJson(hostile))));
  });
});
