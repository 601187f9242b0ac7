import type { Snapshot } from '../snapshot/schema.ts';
import type { Flow } from './catalogue.ts';
import type { EffectivePorts } from './effective-ports.ts';
import type { Fault } from './fault.ts';
import { rangeText } from './flow-text.ts';
import { partCanFail } from './level.ts';
import { listenerState } from './listener-state.ts';
import { oneLine } from './one-line.ts';
import { resolveParts, type ResolvedPart } from './resolve-parts.ts';
import { settingFaults } from './setting-faults.ts';
import type { Feature, ReleaseId, Role } from './terms.ts';

export interface FaultContext {
  readonly snapshot: Snapshot;
  readonly release: ReleaseId;
  /** The catalogue's flows. */
  readonly flows: readonly Flow[];
  /** Roles of this host, detected or given. */
  readonly roles: ReadonlySet<Role>;
  readonly featuresInUse: ReadonlySet<Feature>;
  readonly ports: EffectivePorts;
}

/**
 * What breaks VMM on this host whatever the firewall rules say: port settings that cannot work, and
 * needed ports that nothing or somebody else listens on. Each fault once, with the flows it breaks.
 */
export function configurationFaults(context: FaultContext): Fault[] {
  const byId = new Map<string, Fault>();
  for (const fault of [...settingFaults(context), ...listenerFaults(context)]) {
    const known = byId.get(fault.id);
    const flows = [...new Set([...(known?.flows ?? []), ...fault.flows])];
    const severity = known?.severity === 'error' ? known.severity : fault.severity;
    byId.set(fault.id, { ...fault, flows, severity });
  }
  return [...byId.values()];
}

function listenerFaults(context: FaultContext): Fault[] {
  const { snapshot, flows, roles, featuresInUse, ports } = context;
  return flows
    .filter(
      ({ listener, published }) => !published && listener.roles.some((role) => roles.has(role)),
    )
    .flatMap((flow) =>
      resolveParts(flow, snapshot, ports)
        .filter((part) => partCanFail(flow, part, featuresInUse))
        .flatMap((part) => faultOfPart(flow, part, snapshot)),
    );
}

function faultOfPart(flow: Flow, part: ResolvedPart, snapshot: Snapshot): Fault[] {
  const { state, ports: found, evidence: listeners } = listenerState(part, snapshot);
  if (state !== 'other-process' && state !== 'not-listening') return [];
  const protocol = part.protocol.toUpperCase();
  const expected = {
    ports: found.map((port) => rangeText(port, port)).join(', '),
    needed: part.alternatives === undefined ? 'each' : 'one',
    protocol,
    ...listenerOf(part),
  } as const;
  const shared = {
    evidence: listeners.map((listener) => ({ kind: 'listener', listener }) as const),
    sources: flow.sources,
    flows: [flow.id],
  };
  if (state === 'other-process') {
    const [holder] = listeners;
    const process = oneLine(holder?.process ?? holder?.path ?? '');
    const params = { ...expected, process };
    const id = `other-process-listens:${part.protocol}:${found.join('+')}`;
    return [{ id, code: 'other-process-listens', params, severity: 'error', ...shared }];
  }
  const id = `nothing-listens:${part.protocol}:${found.join('+')}`;
  return [{ id, code: 'nothing-listens', params: expected, severity: severityOf(part), ...shared }];
}

/**
 * BITS has its port open only while VMM holds a transfer open, as far as anyone documents, and WDS
 * leaves 67 to a DHCP server beside it: their silence is a warning.
 */
function severityOf({ protocol, ports }: ResolvedPart): Fault['severity'] {
  const setting = ports.from?.setting;
  const isBits = setting === 'agent-bits' || setting === 'server-bits';
  return isBits || protocol === 'udp' ? 'warning' : 'error';
}

function listenerOf({ owner = '', processes: [process] }: ResolvedPart) {
  const program = process?.fileName ?? process?.program ?? '';
  if (program === 'System') return { program, services: '', owner };
  const file = program.slice(program.lastIndexOf('\\') + 1);
  return { program: file, services: process?.services?.join(', ') ?? '', owner: '' };
}
