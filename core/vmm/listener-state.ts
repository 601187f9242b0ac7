import { isAvailable, type Listener, type Snapshot } from '../snapshot/schema.ts';
import type { ResolvedPart, ResolvedProcess } from './resolve-parts.ts';

export interface ListenerFinding {
  /** `unknown`: listeners were not read, or the ports are not ones that can be looked for. */
  readonly state: 'listening' | 'not-listening' | 'other-process' | 'unknown';
  /** Ports without a listener, or those that another process holds. */
  readonly ports: readonly number[];
  readonly evidence: readonly Listener[];
}

const unknown: ListenerFinding = { state: 'unknown', ports: [], evidence: [] };

/** A flow names few ports; a wide range is not one that must all be listened on. */
const mostPorts = 16;

/**
 * Whether the process that a flow needs listens on its ports. Listeners on loopback addresses do not
 * count: no other computer reaches them. Where ports are alternatives, one is enough.
 */
export function listenerState(part: ResolvedPart, snapshot: Snapshot): ListenerFinding {
  const { kind, ranges } = part.ports;
  if (kind !== 'fixed' || !isAvailable(snapshot.listeners)) return unknown;
  const ports = ranges.flatMap(([first, last]) =>
    Array.from(
      { length: Math.min(last - first + 1, mostPorts + 1) },
      (_, offset) => first + offset,
    ),
  );
  if (ports.length > mostPorts) return unknown;
  const [expected] = part.processes;
  const reachable = snapshot.listeners.filter(
    ({ protocol, address }) => protocol === part.protocol && !isLoopback(address),
  );
  const findings = ports.map((port) => onPort(port, reachable, expected));
  return part.alternatives === undefined ? worst(findings) : best(findings);
}

function onPort(
  port: number,
  listeners: readonly Listener[],
  expected: ResolvedProcess | undefined,
): ListenerFinding {
  const here = listeners.filter((listener) => listener.port === port);
  if (here.length === 0) return { state: 'not-listening', ports: [port], evidence: [] };
  const matches = new Set(here.map((listener) => isProcess(listener, expected)));
  if (matches.has('yes')) return { state: 'listening', ports: [], evidence: here };
  if (matches.has('unknown')) return { ...unknown, evidence: here };
  return { state: 'other-process', ports: [port], evidence: here };
}

function isProcess(
  { process, path, processId }: Listener,
  expected: ResolvedProcess | undefined,
): 'yes' | 'no' | 'unknown' {
  const wanted = expected?.program ?? expected?.fileName;
  if (wanted === undefined) return 'unknown';
  if (wanted === 'System') {
    if (processId === 4) return 'yes';
    return process === undefined && path === undefined
      ? 'unknown'
      : sameFile(process ?? path, 'System');
  }
  // The kernel listens for nobody else's program.
  if (processId === 4) return 'no';
  const seen = path ?? process;
  return seen === undefined ? 'unknown' : sameFile(seen, wanted);
}

/** Compared by file name: listeners often come without the folder, and rules check the folder anyway. */
function sameFile(seen: string | undefined, wanted: string): 'yes' | 'no' {
  const file = (path: string) => {
    const name = path.slice(path.lastIndexOf('\\') + 1).toLowerCase();
    return name.endsWith('.exe') ? name.slice(0, -4) : name;
  };
  return file(seen ?? '') === file(wanted) ? 'yes' : 'no';
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === '[::1]';
}

const order = ['other-process', 'not-listening', 'unknown', 'listening'] as const;

function worst(findings: readonly ListenerFinding[]): ListenerFinding {
  const state = order.find((one) => findings.some((finding) => finding.state === one)) ?? 'unknown';
  return merged(state, findings);
}

function best(findings: readonly ListenerFinding[]): ListenerFinding {
  const state =
    order.toReversed().find((one) => findings.some((finding) => finding.state === one)) ??
    'unknown';
  return merged(state, findings);
}

function merged(
  state: ListenerFinding['state'],
  findings: readonly ListenerFinding[],
): ListenerFinding {
  const same = findings.filter((finding) => finding.state === state);
  return {
    state,
    ports: same.flatMap(({ ports }) => ports),
    evidence: same.flatMap(({ evidence }) => evidence),
  };
}
