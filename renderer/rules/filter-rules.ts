import type { Direction, Store } from '../../core/firewall/terms.ts';
import type { RuleRow } from '../../electron/contract/model.ts';

/** Ids are unique within a store only. */
export const ruleKey = ({ store, id }: Pick<RuleRow, 'store' | 'id'>): string => `${store} ${id}`;

export interface RuleFilter {
  readonly text: string;
  readonly store: Store | 'any';
  readonly state: 'any' | 'on' | 'off' | 'malformed' | 'uncertain' | 'serves';
  readonly direction: Direction | 'any';
  readonly action: RuleRow['action'] | 'any';
  readonly port: string;
  readonly program: string;
}

export const noRuleFilter: RuleFilter = {
  text: '',
  store: 'any',
  state: 'any',
  direction: 'any',
  action: 'any',
  port: '',
  program: '',
};

/** A rule with what searches look at, made once for each list. */
export interface IndexedRule {
  readonly row: RuleRow;
  readonly text: string;
  readonly program: string;
}

export const indexRules = (rows: readonly RuleRow[]): IndexedRule[] =>
  rows.map((row) => ({
    row,
    text: [row.id, row.name, row.group, row.service, row.remoteAddresses, ...row.flows]
      .join(' ')
      .toLowerCase(),
    program: `${row.program} ${row.service}`.toLowerCase(),
  }));

/** Is the number in the list `80, 443, 5000-5010`? Words such as `RPC` are found as words. */
export function namesPort(ports: string, wanted: string): boolean {
  const number = Number(wanted);
  const parts = ports.split(',').map((part) => part.trim().toLowerCase());
  if (!Number.isInteger(number)) return parts.some((part) => part.includes(wanted));
  return parts.some((part) => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number);
    return number >= first && number <= last;
  });
}

const states: Readonly<Record<RuleFilter['state'], (row: RuleRow) => boolean>> = {
  any: () => true,
  on: ({ active, malformed }) => active && malformed.length === 0,
  off: ({ active }) => !active,
  malformed: ({ malformed }) => malformed.length > 0,
  uncertain: ({ doubts, unknownKeys }) => doubts.length + unknownKeys.length > 0,
  serves: ({ flows }) => flows.length > 0,
};

/** The rules that pass every condition, in their order. */
export function filterRules(rules: readonly IndexedRule[], filter: RuleFilter): RuleRow[] {
  const text = filter.text.trim().toLowerCase();
  const port = filter.port.trim().toLowerCase();
  const program = filter.program.trim().toLowerCase();
  const passes = states[filter.state];
  return rules
    .filter(
      ({ row, text: searched, program: searchedProgram }) =>
        (filter.store === 'any' || row.store === filter.store) &&
        (filter.direction === 'any' || row.direction === filter.direction) &&
        (filter.action === 'any' || row.action === filter.action) &&
        passes(row) &&
        (text === '' || searched.includes(text)) &&
        (port === '' || namesPort(`${row.localPorts},${row.remotePorts}`, port)) &&
        (program === '' || searchedProgram.includes(program)),
    )
    .map(({ row }) => row);
}
