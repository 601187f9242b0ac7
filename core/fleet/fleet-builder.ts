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
}

interface CauseTally {
  hosts: number;
  readonly flows: Set<string>;
}

interface HostTally {
  readonly host: Omit<AssessedHost, 'kind' | 'flows'>;
  readonly cells: ReadonlyMap<string, FleetCell>;
}

const keyOf = ({ id, direction }: Pick<HostFlow, 'id' | 'direction'>) => `${id} ${direction}`;

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

  add(result: HostResult): void {
    if (result.kind === 'unread') {
      this.#unread.push(result);
      return;
    }
    const { kind: _kind, flows, ...host } = result;
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
    };
    this.#flows.set(key, tally);
    tally.ports.add(flow.ports);
    tally.needed += Number(flow.needed);
    tally.failing += Number(flow.failing);
    tally.unknown += Number(flow.failing && flow.verdict === 'unknown');
    return key;
  }

  #cellOf({ verdict, needed, failing, review }: HostFlow): FleetCell {
    const key = `${verdict} ${needed} ${failing} ${review}`;
    const cell = this.#cells.get(key) ?? { verdict, needed, failing, review };
    this.#cells.set(key, cell);
    return cell;
  }

  #countCauses({ flows, faults }: AssessedHost): void {
    const ofHost = new Map<string, string[]>(faults.map((text) => [text, []]));
    for (const { id, causes } of flows)
      for (const text of causes) ofHost.set(text, [...(ofHost.get(text) ?? []), id]);
    for (const [text, ids] of ofHost) {
      const tally = this.#causes.get(text) ?? { hosts: 0, flows: new Set<string>() };
      this.#causes.set(text, tally);
      tally.hosts += 1;
      for (const id of ids) tally.flows.add(id);
    }
  }

  #topCauses(): FleetCause[] {
    return [...this.#causes]
      .map(([text, { hosts, flows }]) => ({ text, hosts, flows: [...flows].sort(byText) }))
      .sort(
        (a, b) => b.hosts - a.hosts || b.flows.length - a.flows.length || byText(a.text, b.text),
      )
      .slice(0, mostCauses);
  }
}

function flowOf({ flow, ports, needed, failing, unknown }: FlowTally): FleetFlow {
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
  };
}

const worstFirst = (a: FleetHost, b: FleetHost): number =>
  b.summary.failing - a.summary.failing ||
  b.faults.length - a.faults.length ||
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
    unread: unread.length,
  };
}
