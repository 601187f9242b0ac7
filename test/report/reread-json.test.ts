import { describe, expect, it } from 'vitest';
import { reportWriters } from '../../core/report/formats.ts';
import { outcomeOf } from '../../core/report/outcome.ts';
import { flowsOf, holdsForHostileReports as holds, keyOf, list, object } from './support/reread.ts';

/** Read again by somebody else's parser: every verdict is found, whatever the texts are. */

describe('JSON, HDF and SARIF', () => {
  it('JSON holds every verdict and every text exactly, and no unseen character', () => {
    holds((report) => {
      const text = reportWriters.json.write(report);
      const read = object(JSON.parse(text));
      expect(
        list(read['flows']).map(({ id, direction, verdict }) => [id, direction, verdict]),
      ).toEqual(flowsOf(report).map(({ id, direction, verdict }) => [id, direction, verdict]));
      expect(read['host']).toEqual(report.assessment.host);
      expect(read['rules']).toEqual(report.rules);
      expect(/[\p{Cf}\u2028\u2029]/u.test(text)).toBe(false);
    });
  });

  it('HDF has a control for each flow with its verdict, and a result for each profile', () => {
    holds((report) => {
      const read = object(JSON.parse(reportWriters.hdf.write(report)));
      const controls = list(object(list(read['profiles'])[0])['controls']);
      const flows = controls.filter(({ id }) => !String(id).startsWith('fault.'));
      expect(
        flows.map(({ id, tags, results }) => [id, object(tags)['verdict'], list(results).length]),
      ).toEqual(
        flowsOf(report).map((flow) => [
          keyOf(flow),
          flow.verdict,
          Math.max(1, flow.profiles.length),
        ]),
      );
      for (const flow of flowsOf(report)) {
        const control = flows.find(({ id }) => id === keyOf(flow));
        const statuses = new Set(list(control?.['results']).map(({ status }) => status));
        expect(statuses.has('failed')).toBe(outcomeOf(flow, report) === 'fail');
        expect(outcomeOf(flow, report) !== 'unknown' || statuses.has('skipped')).toBe(true);
      }
    });
  });

  it('SARIF has a rule for each flow with its verdict, and a result for each that fails', () => {
    holds((report) => {
      const run = list(object(JSON.parse(reportWriters.sarif.write(report)))['runs'])[0] ?? {};
      const rules = list(object(object(run['tool'])['driver'])['rules']).filter(
        ({ id }) => !String(id).startsWith('fault.'),
      );
      expect(rules.map(({ id, properties }) => [id, object(properties)['verdict']])).toEqual(
        flowsOf(report).map((flow) => [keyOf(flow), flow.verdict]),
      );
      const results = list(run['results']);
      for (const flow of flowsOf(report)) {
        const kind = results.find(({ ruleId }) => ruleId === keyOf(flow))?.['kind'];
        const failing = flow.verdict === 'unknown' ? 'open' : 'fail';
        expect(kind === 'fail' || kind === 'open').toBe(flow.failing);
        expect(!flow.failing || kind === failing).toBe(true);
      }
    });
  });
});
