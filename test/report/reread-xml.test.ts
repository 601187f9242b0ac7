import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { reportWriters } from '../../core/report/formats.ts';
import { outcomeOf } from '../../core/report/outcome.ts';
import { withoutForbidden } from '../../core/report/xml.ts';
import { flowsOf, holdsForHostileReports as holds, keyOf, list, object } from './support/reread.ts';

/** Read again by somebody else's parser: every verdict is found, whatever the texts are. */

describe('XCCDF and JUnit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    isArray: (name) => ['rule-result', 'testcase', 'Rule', 'remark'].includes(name),
    htmlEntities: true,
  });
  const isFault = (id: unknown) => String(id).includes('fault.');

  it('XCCDF has a result for each flow and the name of the host', () => {
    holds((report) => {
      const benchmark = object(
        object(parser.parse(reportWriters.xccdf.write(report)))['Benchmark'],
      );
      const result = object(benchmark['TestResult']);
      const results = list(result['rule-result']).filter((each) => !isFault(each['@_idref']));
      const expected = {
        pass: 'pass',
        fixed: 'fixed',
        fail: 'fail',
        unknown: 'unknown',
        review: 'notchecked',
        excepted: 'informational',
        informational: 'informational',
        'not-applicable': 'notapplicable',
      };
      expect(
        results.map((each) => [String(each['@_idref']).split('_rule_')[1], each['result']]),
      ).toEqual(flowsOf(report).map((flow) => [keyOf(flow), expected[outcomeOf(flow, report)]]));
      expect(result['target']).toBe(withoutForbidden(report.assessment.host.name ?? ''));
      const excepted = results.filter((each) => each['override'] !== undefined);
      expect(excepted.length).toBe(
        flowsOf(report).filter((flow) => outcomeOf(flow, report) === 'excepted').length,
      );
    });
  });

  it('JUnit has a case for each flow, which fails where the flow does', () => {
    holds((report) => {
      const suite = object(
        object(object(parser.parse(reportWriters.junit.write(report)))['testsuites'])['testsuite'],
      );
      const cases = list(suite['testcase']).filter((each) => !isFault(each['@_name']));
      expect(cases.map((each) => String(each['@_name']).split(':')[0])).toEqual(
        flowsOf(report).map(keyOf),
      );
      for (const [index, flow] of flowsOf(report).entries()) {
        const outcome = outcomeOf(flow, report);
        const found = cases[index] ?? {};
        expect('failure' in found).toBe(outcome === 'fail');
        expect('error' in found).toBe(outcome === 'unknown');
        expect('skipped' in found).toBe(!['fail', 'unknown', 'pass', 'fixed'].includes(outcome));
        const type = object(found['failure'])['@_type'];
        expect(type).toBe(outcome === 'fail' ? flow.verdict : undefined);
      }
    });
  });
});
