import { contains, overlaps, pairsOf } from '../algebra/intervals.ts';
import type { Intervals } from '../algebra/intervals.ts';
import { tcp, udp } from '../terms.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { PortCondition } from './port-condition.ts';
import type { Traffic } from './traffic.ts';

/** Rules with at most this many single ports are filed under each of them. */
const mostSinglePorts = 8;

type Bucket = CompiledRule[];

/** The single ports of a condition that is nothing else; undefined for ranges, words and absence. */
function singlePorts(condition: PortCondition | undefined): number[] | undefined {
  if (condition === undefined || condition.certain !== condition.possible) return undefined;
  const pairs = pairsOf(condition.certain);
  if (pairs.length > mostSinglePorts || pairs.some(([from, to]) => to - from !== 1))
    return undefined;
  return pairs.map(([port]) => port);
}

function file<K>(map: Map<K, Bucket>, key: K, rule: CompiledRule): void {
  const bucket = map.get(key);
  if (bucket === undefined) map.set(key, [rule]);
  else bucket.push(rule);
}

function bucketsWithin(
  map: ReadonlyMap<number, Bucket>,
  ports: Intervals<number>,
  visit: (bucket: Bucket) => void,
): void {
  const [from, to] = ports;
  if (ports.length === 2 && from !== undefined && to === from + 1) {
    const bucket = map.get(from);
    if (bucket !== undefined) visit(bucket);
    return;
  }
  for (const [port, bucket] of map) if (contains(ports, port)) visit(bucket);
}

/** Rules filed by what most often tells them apart: local port, remote port, program. */
class PortTable {
  readonly #byLocalPort = new Map<number, Bucket>();
  readonly #byRemotePort = new Map<number, Bucket>();
  readonly #byProgram = new Map<string, Bucket>();
  readonly #others: Bucket = [];

  add(rule: CompiledRule): void {
    const local = singlePorts(rule.localPorts);
    const remote = local === undefined ? singlePorts(rule.remotePorts) : undefined;
    if (local !== undefined) for (const port of local) file(this.#byLocalPort, port, rule);
    else if (remote !== undefined) for (const port of remote) file(this.#byRemotePort, port, rule);
    else if (!this.#fileByProgram(rule)) this.#others.push(rule);
  }

  /** False when a program is not known as a whole path, or none is named. */
  #fileByProgram(rule: CompiledRule): boolean {
    const { programs } = rule;
    if (programs.length === 0 || !programs.every((pattern) => 'path' in pattern)) return false;
    for (const pattern of programs)
      if ('path' in pattern) file(this.#byProgram, pattern.path, rule);
    return true;
  }

  /** Calls `visit` with every bucket that may hold a matching rule. */
  candidates(traffic: Traffic, visit: (bucket: Bucket) => void): void {
    visit(this.#others);
    bucketsWithin(this.#byLocalPort, traffic.localPorts, visit);
    bucketsWithin(this.#byRemotePort, traffic.remotePorts, visit);
    if (this.#byProgram.size > 0) this.#candidatesByProgram(traffic, visit);
  }

  #candidatesByProgram({ actors }: Traffic, visit: (bucket: Bucket) => void): void {
    const paths = new Set(
      actors.map(({ program }) =>
        program !== undefined && 'path' in program ? program.path : undefined,
      ),
    );
    if (paths.size === 0 || paths.has(undefined)) {
      this.#byProgram.forEach(visit);
      return;
    }
    for (const path of paths) {
      const bucket = this.#byProgram.get(path ?? '');
      if (bucket !== undefined) visit(bucket);
    }
  }
}

/** Rules of one direction and action; finds those that can matter for some traffic. */
export class RuleTable {
  readonly #anyProtocol = new PortTable();
  readonly #byProtocol = new Map<number, PortTable>();

  add(rule: CompiledRule): void {
    const { protocols } = rule.rule;
    if (protocols.length === 0) this.#anyProtocol.add(rule);
    for (const protocol of new Set(protocols)) {
      const table = this.#byProtocol.get(protocol) ?? new PortTable();
      this.#byProtocol.set(protocol, table);
      table.add(rule);
    }
  }

  /** Every rule that may match, each once, as long as its port condition can hold. */
  candidates(traffic: Traffic): CompiledRule[] {
    const found = new Set<CompiledRule>();
    const hasPorts = traffic.protocol === tcp || traffic.protocol === udp;
    const visit = (bucket: Bucket) => {
      for (const rule of bucket) if (!hasPorts || portsCanHold(rule, traffic)) found.add(rule);
    };
    this.#anyProtocol.candidates(traffic, visit);
    this.#byProtocol.get(traffic.protocol)?.candidates(traffic, visit);
    return [...found];
  }
}

function portsCanHold(rule: CompiledRule, traffic: Traffic): boolean {
  return (
    (rule.localPorts === undefined || overlaps(rule.localPorts.possible, traffic.localPorts)) &&
    (rule.remotePorts === undefined || overlaps(rule.remotePorts.possible, traffic.remotePorts))
  );
}
