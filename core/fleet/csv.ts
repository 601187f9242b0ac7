import { verdictWords } from '../assessment/words/english.ts';
import { csvCell } from '../report/csv.ts';
import type { Fleet, FleetCell, FleetFlow, FleetHost } from './model.ts';

interface HostFlow {
  readonly flow: FleetFlow;
  readonly cell: FleetCell;
}
type Columns<T> = readonly (readonly [title: string, text: (of: T) => string])[];

const yesNo = (value: boolean) => (value ? 'yes' : 'no');

const hostColumns: Columns<FleetHost> = [
  ['Input', ({ input }) => input],
  ['Host', ({ name }) => name ?? ''],
  ['Domain', ({ domain }) => domain ?? ''],
  ['Release', ({ release }) => release],
  ['Roles', ({ roles }) => roles.join(', ')],
  ['Collected', ({ collectedAt }) => collectedAt ?? ''],
];

const flowColumns: Columns<HostFlow> = [
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
];

const titles = [...hostColumns, ...flowColumns].map(([title]) => title);
const noFlow = flowColumns.map(() => '');
const cellsOf = <T>(columns: Columns<T>, of: T) => columns.map(([, text]) => text(of));
const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

function hostLines(host: FleetHost, flows: readonly FleetFlow[]): string[] {
  const start = cellsOf(hostColumns, host);
  const ofFlows = host.cells.flatMap((cell, i) => {
    const flow = flows[i];
    if (cell === null || flow === undefined) return [];
    return [line([...start, ...cellsOf(flowColumns, { flow, cell }), ''])];
  });
  const roleless = host.roles.length === 0 ? ['No VMM role: nothing is needed.'] : [];
  const problems = [...roleless, ...host.faults];
  return [...ofFlows, ...problems.map((problem) => line([...start, ...noFlow, problem]))];
}

/**
 * UTF-8 with a byte order mark, CRLF; one row a host and flow, and one without a flow for each
 * setting that breaks VMM, each host without a role and each input that failed.
 */
export function writeFleetCsv({ hosts, flows, unread }: Fleet): string {
  const noHost = hostColumns.slice(1).map(() => '');
  return [
    '\uFEFF',
    line([...titles, 'Problem']),
    ...hosts.flatMap((host) => hostLines(host, flows)),
    ...unread.map(({ input, problem }) => line([input, ...noHost, ...noFlow, problem])),
  ].join('');
}
