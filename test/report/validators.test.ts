import { describe, expect, it } from 'vitest';
import { sampleIds } from '../../app/samples.ts';
import { profiles } from '../../core/firewall/terms.ts';
import { reportWriters } from '../../core/report/formats.ts';
import type { Report } from '../../core/report/model.ts';
import { withTexts } from './support/hostile.ts';
import { sampleReport } from './support/sample-report.ts';
import { threeHosts } from './support/three-hosts.ts';
import {
  available,
  hdfComplaints,
  junitComplaints,
  oscapComplaints,
  sarifComplaints,
  xccdfComplaints,
} from './support/validators.ts';

const hostileTexts = [
  [''],
  [' '],
  [']]>', '<x a="b">&amp;', '\u0000\u0008\uFFFE\uD800', '\u202Eevil', '\r\n\t'],
  ['ä'.repeat(10_000)],
];

const reports = [
  ...sampleIds.map((id) => ({ id, make: () => sampleReport(id, { given: { profiles } }) })),
  ...Object.entries(threeHosts).map(([id, make]) => ({ id: `${id} (golden)`, make })),
  ...hostileTexts.map((texts, index) => ({
    id: `hostile texts ${index + 1}`,
    make: () => withTexts(sampleReport('library-server-2019'), texts),
  })),
];

describe('the official schemas', () => {
  it.runIf(available.junit).each(reports)('take $id as JUnit', ({ make }) => {
    expect(junitComplaints(reportWriters.junit.write(make()))).not.toContain('failed');
  });

  it.runIf(available.xccdf).each(reports)('take $id as XCCDF 1.2', ({ make }) => {
    expect(xccdfComplaints(reportWriters.xccdf.write(make()))).not.toContain('failed');
  });

  it.runIf(available.hdf).each(reports)('take $id as HDF', ({ make }) => {
    expect(hdfComplaints(reportWriters.hdf.write(make()))).toEqual([]);
  });

  it.runIf(available.sarif).each(reports)('take $id as SARIF 2.1.0', ({ make }) => {
    expect(sarifComplaints(reportWriters.sarif.write(make()))).toEqual([]);
  });
});

/** It recommends a binding of platform names that it then calls invalid. */
const recommendation = /^Warning: The 'cpe:\/' prefix/;

function complaints(report: Report): string[] {
  const lines = oscapComplaints(reportWriters.xccdf.write(report)).split('\n');
  return lines.filter((line) => line !== '' && !recommendation.test(line));
}

describe.runIf(available.oscap)('OpenSCAP', () => {
  const withoutOverride = reports.filter(({ make }) =>
    make().exceptions.every(({ state }) => state !== 'counts'),
  );
  it.each(withoutOverride)('has no error about $id', ({ make }) => {
    expect(complaints(make())).toEqual([]);
  });

  // Its schematron wants every result beside an override to have one too, which XCCDF does not.
  it('has nothing but its known mistake about overrides', () => {
    const found = complaints(threeHosts['hyperv-host-2019-disabled-rules']());
    expect(found.join()).toContain("must match the value of the 'new-result'");
    const others = found.filter((line) => !line.includes("'new-result'"));
    expect(others.filter((line) => /^(failed: )?(Error|Warning):/.test(line))).toEqual([]);
  });
});

describe('the validators themselves', () => {
  const report = threeHosts['hyperv-host-2019-disabled-rules']();
  it.runIf(available.junit)('refuse a damaged JUnit file', () => {
    const text = reportWriters.junit.write(report);
    expect(junitComplaints(text.replace('<system-err/>', ''))).toContain('failed');
  });
  it.runIf(available.xccdf)('refuse a damaged XCCDF file', () => {
    const text = reportWriters.xccdf.write(report);
    expect(xccdfComplaints(text.replace('<result>fail<', '<result>failed<'))).toContain('failed');
  });
  it.runIf(available.hdf)('refuse a damaged HDF file', () => {
    const text = reportWriters.hdf.write(report);
    expect(hdfComplaints(text.replace('"source_location"', '"place"'))).not.toEqual([]);
  });
  it.runIf(available.sarif)('refuse a damaged SARIF file', () => {
    const text = reportWriters.sarif.write(report);
    expect(sarifComplaints(text.replace('"kind": "fail"', '"kind": "failed"'))).not.toEqual([]);
  });
});
