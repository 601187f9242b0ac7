import { keyOf, type FlowKey } from '../assessment/flow-key.ts';
import type { AssessedHost, Fleet, FleetCell, FleetHost, HostFlow, HostResult } from './model.ts';
import type { FleetCause, FleetFlow, FleetSummary, UnreadHost } from './model.ts';

const mostCauses = 10;

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

interface FlowTally {
  readonly flow: HostFlow;
  readonly ports: Set<string>;
  needed: number;
  failing: number;
  unknown: number;
  excepted: number;
}

interface CauseTally {
  text: string;
  hosts: number;
  readonly ends: Map<string, FlowKey>;
}

interface HostTally {
  readonly host: Omit<FleetHost, 'cells'>;
  readonly cells: ReadonlyMap<string, FleetCell>;
}

/**
 * Adds up hosts as they come. Of each only its cells are kept, and equal cells are one object, so
 * that memory grows by some words a host. The result depends on the hosts, not on their order.
 */
export class FleetBuilder {
  readonly #flows = new Map<string, FlowTally>();
  readonly #causes = new Map<string, CauseTally>();
  readonly #cells = new Map<string, FleetCell>();
  readonly #hosts: HostTally[] = [];
  readonly #unread: UnreadHost[] = [];
  readonly #leftOut: string[] = [];
  readonly #notes = new Map<string, number>();

  add(result: HostResult): void {
    if (result.kind === 'unread') this.#unread.push(result);
    else if (result.kind === 'left-out') this.#leftOut.push(result.input);
    else this.#addHost(result);
  }

  #addHost(result: AssessedHost): void {
    const { kind: _kind, flows, notes, ...host } = result;
    for (const text of notes) this.#notes.set(text, (this.#notes.get(text) ?? 0) + 1);
    this.#hosts.push({
      host,
      cells: new Map(flows.map((flow) => [this.#countFlow(flow), this.#cellOf(flow)])),
    });
    this.#countCauses(result);
  }

  finish(): Fleet {
    const tallies = [...this.#flows].sort(
      ([keyA, a], [keyB, b]) => b.failing - a.failing || b.needed - a.needed || byText(keyA, keyB),
    );
    const keys = tallies.map(([key]) => key);
    const hosts = this.#hosts
      .map(({ host, cells }): FleetHost => ({
        ...host,
        cells: keys.map((key) => cells.get(key) ?? null),
      }))
      .sort(worstFirst);
    return {
      schemaVersion: 1,
      summary: summaryOf(hosts, this.#unread),
      flows: tallies.map(([, tally]) => flowOf(tally)),
      hosts,
      causes: this.#topCauses(),
      unread: this.#unread.toSorted((a, b) => byText(a.input, b.input)),
      leftOut: this.#leftOut.toSorted(byText),
      notes: [...this.#notes]
        .map(([text, count]) => ({ text, hosts: count }))
        .toSorted((a, b) => b.hosts - a.hosts || byText(a.text, b.text)),
    };
  }

  #countFlow(flow: HostFlow): string {
    const key = keyOf(flow);
    const tally = this.#flows.get(key) ?? {
      flow,
      ports: new Set<string>(),
      needed: 0,
      failing: 0,
      unknown: 0,
      excepted: 0,
    };
    this.#flows.set(key, tally);
    tally.ports.add(flow.ports);
    tally.needed += Number(flow.needed);
    tally.failing += Number(flow.failing);
    tally.unknown += Number(flow.failing && flow.verdict === 'unknown');
    tally.excepted += Number(flow.excepted);
    return key;
  }

  #cellOf({ verdict, needed, failing, review, excepted }: HostFlow): FleetCell {
    const key = `${verdict} ${needed} ${failing} ${review} ${excepted}`;
    const cell = this.#cells.get(key) ?? { verdict, needed, failing, review, excepted };
    this.#cells.set(key, cell);
    return cell;
  }

  #countCauses({ flows, faults }: AssessedHost): void {
    const ofHost = new Map(faults.map((text) => [text, { text, ends: new Array<FlowKey>() }]));
    for (const { id, direction, causes } of flows)
      for (const { key, text } of causes) {
        const known = ofHost.get(key) ?? { text, ends: [] };
        ofHost.set(key, known);
        known.ends.push({ id, direction });
      }
    for (const [key, { text, ends }] of ofHost) {
      const tally = this.#causes.get(key) ?? { text, hosts: 0, ends: new Map<string, FlowKey>() };
      this.#causes.set(key, tally);
      // Of several examples the first in their order, whichever host came first.
      if (byText(text, tally.text) < 0) tally.text = text;
      tally.hosts += 1;
      for (const end of ends) tally.ends.set(keyOf(end), end);
    }
  }

  #topCauses(): FleetCause[] {
    return [...this.#causes.values()]
      .map(({ text, hosts, ends }): FleetCause => {
        const sorted = [...ends].sort(([a], [b]) => byText(a, b)).map(([, end]) => end);
        return { text, hosts, flows: [...new Set(sorted.map(({ id }) => id))], ends: sorted };
      })
      .sort(
        (a, b) => b.hosts - a.hosts || b.flows.length - a.flows.length || byText(a.text, b.text),
      )
      .slice(0, mostCauses);
  }
}

function flowOf({ flow, ports, needed, failing, unknown, excepted }: FlowTally): FleetFlow {
  const { id, direction, purpose, protocol } = flow;
  return {
    id,
    direction,
    purpose,
    protocol,
    ports: [...ports].sort(byText),
    needed,
    failing,
    unknown,
    excepted,
  };
}

/** Hosts with the same picture stand together, so that a matrix of them has blocks, not noise. */
const pictureOf = ({ cells }: FleetHost): string =>
  cells.map((cell) => (cell?.failing === true ? cell.verdict : '')).join();

const worstFirst = (a: FleetHost, b: FleetHost): number =>
  b.summary.failing - a.summary.failing ||
  b.faults.length - a.faults.length ||
  byText(pictureOf(a), pictureOf(b)) ||
  byText(a.name ?? '', b.name ?? '') ||
  byText(a.input, b.input);

function summaryOf(hosts: readonly FleetHost[], unread: readonly UnreadHost[]): FleetSummary {
  const having = (outcome: FleetHost['summary']['outcome']) =>
    hosts.filter(({ summary }) => summary.outcome === outcome).length;
  return {
    hosts: hosts.length,
    compliant: having('compliant'),
    actionNeeded: having('action-needed'),
    unknown: having('unknown'),
    withFaults: hosts.filter(({ faults }) => faults.length > 0).length,
    withExceptions: hosts.filter(({ summary }) => summary.excepted > 0).length,
    unread: unread.length,
  };
}
