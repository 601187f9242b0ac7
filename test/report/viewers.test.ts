import { XMLParser } from 'fast-xml-parser';
import { convertFileContextual, isContextualizedEvaluation, type ControlStatus } from 'inspecjs';
import { describe, expect, it } from 'vitest';
import { sampleIds } from '../../app/samples.ts';
import { flowVerdicts } from '../../core/firewall/flow/verdict.ts';
import { profiles } from '../../core/firewall/terms.ts';
import { checksOf } from '../../core/report/checks.ts';
import { reportWriters } from '../../core/report/formats.ts';
import type { Report } from '../../core/report/model.ts';
import type { Outcome } from '../../core/report/outcome.ts';
import { mixedProfiles } from './support/mixed-profiles.ts';
import { list, object } from './support/reread.ts';
import { sampleReport } from './support/sample-report.ts';
import { threeHosts } from './support/three-hosts.ts';
import { available, oscapPage } from './support/validators.ts';

/** What the programs that show reports make of them: right counts, ids that stay, places. */

const pairs = flowVerdicts.flatMap((a) => flowVerdicts.map((b) => [a, b] as const));
const hosts = Object.values(threeHosts).map((make) => make());
const [managementServer = sampleReport('library-server-2019')] = hosts;
const length = managementServer.assessment.flows.length;
const mixed = Array.from({ length: Math.ceil(pairs.length / length) }, (_, part) =>
  mixedProfiles(managementServer, pairs.slice(part * length, (part + 1) * length)),
);
const reports = [
  ...sampleIds.map((id) => sampleReport(id, { given: { profiles } })),
  ...hosts,
  ...mixed,
];

describe('Heimdall', () => {
  const shown: Record<Outcome, ControlStatus> = {
    pass: 'Passed',
    fixed: 'Passed',
    fail: 'Failed',
    unknown: 'Not Reviewed',
    review: 'Not Reviewed',
    excepted: 'Not Applicable',
    informational: 'Not Applicable',
    'not-applicable': 'Not Applicable',
  };

  it('by its own reader counts every check of HDF for what it is', () => {
    for (const report of reports) {
      const read = convertFileContextual(reportWriters.hdf.write(report));
      if (!isContextualizedEvaluation(read)) throw new Error('not read as results');
      const controls = read.contains.flatMap(({ contains }) => contains);
      expect(controls.map(({ hdf }) => [hdf.wraps.id, hdf.status])).toEqual(
        checksOf(report).map(({ id, outcome }) => [id, shown[outcome]]),
      );
      expect(new Set(controls.flatMap(({ hdf }) => hdf.rawNistTags))).toEqual(
        new Set(['SC-7', 'CM-7', 'AC-4']),
      );
    }
  });

  it('finds the rules of XCCDF, since they stand in groups', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['Group', 'Rule', 'rule-result'].includes(name),
    });
    for (const report of reports) {
      const benchmark = object(
        object(parser.parse(reportWriters.xccdf.write(report)))['Benchmark'],
      );
      expect(benchmark['Rule']).toBeUndefined();
      const rules = list(benchmark['Group']).flatMap((group) => list(group['Rule']));
      const results = list(object(benchmark['TestResult'])['rule-result']);
      expect(rules.map((rule) => rule['@_id'])).toEqual(results.map((each) => each['@_idref']));
      expect(rules.length).toBe(checksOf(report).length);
    }
  });
});

describe.runIf(available.oscap)('OpenSCAP', () => {
  it.each(hosts)('counts on its page what has passed, failed, and is neither', (report) => {
    const page = oscapPage(reportWriters.xccdf.write(report));
    const outcomes = checksOf(report).map(({ outcome }) => outcome);
    const count = (...wanted: Outcome[]) =>
      outcomes.filter((outcome) => wanted.includes(outcome)).length;
    const said = (word: string) =>
      Number(new RegExp(`progress-bar[^>]*>(\\d+) ${word}`).exec(page)?.[1]);
    expect({ passed: said('passed'), failed: said('failed'), other: said('other') }).toEqual({
      passed: count('pass', 'fixed'),
      failed: count('fail'),
      // It leaves out what is not applicable.
      other: count('unknown', 'review', 'excepted', 'informational'),
    });
  });
});

const elsewhere = (report: Report): Report => ({
  ...report,
  assessment: {
    ...report.assessment,
    host: { ...report.assessment.host, name: 'OTHER01' },
    flows: report.assessment.flows.map((flow) => ({ ...flow, ports: '1234' })),
  },
});

describe('GitLab and Jenkins', () => {
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'testcase' });
  const casesOf = (report: Report) =>
    list(
      object(
        object(object(parser.parse(reportWriters.junit.write(report)))['testsuites'])['testsuite'],
      )['testcase'],
    );
  const keysOf = (report: Report) =>
    casesOf(report).map((each) => `${String(each['@_classname'])}/${String(each['@_name'])}`);

  it('tell the tests of several hosts apart, and know each again when a port is set', () => {
    for (const report of reports) {
      const [here, there] = [keysOf(report), keysOf(elsewhere(report))];
      expect(new Set([...here, ...there]).size).toBe(here.length + there.length);
      const { name } = report.assessment.host;
      expect(here).toEqual(there.map((key) => key.replace('OTHER01', name ?? 'unknown')));
    }
  });
});

describe('GitHub code scanning', () => {
  const runOf = (report: Report) =>
    list(object(JSON.parse(reportWriters.sarif.write(report)))['runs'])[0] ?? {};

  it('makes an alert of every result, so there is one for each problem and for nothing else', () => {
    for (const report of reports) {
      const problems = checksOf(report).filter(({ outcome }) =>
        ['fail', 'unknown', 'review'].includes(outcome),
      );
      const results = list(runOf(report)['results']);
      expect(results.map(({ ruleId }) => ruleId)).toEqual(problems.map(({ id }) => id));
      expect(results.every((result) => result['suppressions'] === undefined)).toBe(true);
    }
  });

  it('gets a place for each that is no address, and a fingerprint that stays', () => {
    const hostile = { ...managementServer.assessment.host, name: '../a b%\uD800:/x' };
    const named = {
      ...managementServer,
      assessment: { ...managementServer.assessment, host: hostile },
    };
    for (const report of [...reports, named])
      for (const result of list(runOf(report)['results'])) {
        const place = object(object(list(result['locations'])[0])['physicalLocation']);
        const uri = String(object(place['artifactLocation'])['uri']);
        expect(uri).toMatch(/^[^:/\\]+\.windows-firewall$/);
        expect(object(place['region'])['startLine']).toBe(1);
        expect(object(result['partialFingerprints'])['primaryLocationLineHash']).toBe(
          `${String(result['ruleId'])}:1`,
        );
      }
  });

  it('has every rule explained, and replaces the alerts of one host only', () => {
    const categories = new Set<unknown>();
    for (const report of [managementServer, elsewhere(managementServer)]) {
      const run = runOf(report);
      const rules = list(object(object(run['tool'])['driver'])['rules']);
      for (const { help, shortDescription, fullDescription } of rules)
        for (const each of [help, shortDescription, fullDescription])
          expect(object(each)['text']).not.toBe('');
      const id = String(object(run['automationDetails'])['id']);
      expect(id.endsWith('/')).toBe(true);
      categories.add(id);
    }
    expect(categories.size).toBe(2);
  });
});
