import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { reportWriters } from '../../core/report/formats.ts';
import { flowsOf, holdsForHostileReports as holds, keyOf } from './support/reread.ts';

/** Read again by somebody else's parser: every verdict is found, whatever the texts are. */

describe('CSV', () => {
  it('holds a row for each flow and profile, and nothing a spreadsheet would calculate', () => {
    holds((report) => {
      const text = reportWriters.csv.write(report);
      const rows = parseCsv<Record<string, string>>(text, {
        bom: true,
        columns: true,
        record_delimiter: '\r\n',
      });
      const ofFlows = rows.filter((row) => row['Flow'] !== '');
      expect(rows.slice(ofFlows.length).map((row) => row['Outcome of the flow'])).toEqual(
        report.assessment.faults.map(({ severity }) => (severity === 'error' ? 'fail' : 'review')),
      );
      expect(
        ofFlows.map((row) => [
          `${row['Flow']}.${row['Direction']}`,
          row['Profile']?.toLowerCase(),
          row['Verdict'],
        ]),
      ).toEqual(
        flowsOf(report).flatMap((flow) =>
          flow.profiles.length === 0
            ? [[keyOf(flow), '', flow.verdict]]
            : flow.profiles.map(({ profile, verdict }) => [keyOf(flow), profile, verdict]),
        ),
      );
      const cells = rows.flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
      // What a spreadsheet set to semicolons sees of the file: quotes inside a cell are text to it.
      const pieces = text.split(/[;\t\r\n]/);
      expect(pieces.filter((piece) => /^[\s"]*[=+\-@＝＋－＠]/.test(piece))).toEqual([]);
      const name = (report.assessment.host.name ?? '').replaceAll(
        /(?![\t\n\r\u0080-\u009F])\p{Cc}|\p{Cs}/gu,
        '',
      );
      const unguarded = (cell: string) => cell.replaceAll("'", '');
      expect(new Set(rows.map((row) => unguarded(row['Host'] ?? '')))).toEqual(
        new Set([unguarded(name)]),
      );
    });
  });
});
