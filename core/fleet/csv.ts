import { verdictWords } from '../assessment/words/english.ts';
import { csvCell } from '../report/csv.ts';
import type { Fleet, FleetCell, FleetFlow, FleetHost } from './model.ts';

interface Row {
  readonly host: FleetHost;
  readonly flow: FleetFlow;
  readonly cell: FleetCell;
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const columns: readonly (readonly [string, (row: Row) => string])[] = [
  ['Input', ({ host }) => host.input],
  ['Host', ({ host }) => host.name ?? ''],
  ['Domain', ({ host }) => host.domain ?? ''],
  ['Release', ({ host }) => host.release],
  ['Roles', ({ host }) => host.roles.join(', ')],
  ['Flow', ({ flow }) => flow.id],
  ['Direction', ({ flow }) => flow.direction],
  ['Purpose', ({ flow }) => flow.purpose],
  ['Protocol', ({ flow }) => flow.protocol],
  ['Verdict', ({ cell }) => cell.verdict],
  ['In words', ({ cell }) => verdictWords[cell.verdict].word],
  ['Needed', ({ cell }) => yesNo(cell.needed)],
  ['Failing', ({ cell }) => yesNo(cell.failing)],
  ['For review', ({ cell }) => yesNo(cell.review)],
  ['Excepted', ({ cell }) => yesNo(cell.excepted)],
  ['Collected', ({ host }) => host.collectedAt ?? ''],
  ['Problem', () => ''],
];

const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

function hostLines(host: FleetHost, flows: readonly FleetFlow[]): string[] {
  return host.cells.flatMap((cell, i) => {
    const flow = flows[i];
    if (cell === null || flow === undefined) return [];
    return [line(columns.map(([, text]) => text({ host, flow, cell })))];
  });
}

/** UTF-8 with a byte order mark, CRLF; one row a host and flow, one for each input that failed. */
export function writeFleetCsv({ hosts, flows, unread }: Fleet): string {
  const head = line(columns.map(([title]) => title));
  const problems = unread.map(({ input, problem }) =>
    line(
      columns.map(([title]) => (title === 'Input' ? input : title === 'Problem' ? problem : '')),
    ),
  );
  return ['\uFEFF', head, ...hosts.flatMap((host) => hostLines(host, flows)), ...problems].join('');
}
