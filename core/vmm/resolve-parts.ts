import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import type { FlowPart, Process } from './catalogue-schema.ts';
import type { Catalogue, Flow } from './catalogue.ts';
import type { EffectivePort, EffectivePorts } from './effective-ports.ts';
import { standardDynamicRange } from './flow-text.ts';
import { findServices, programOfService } from './service-path.ts';
import type { Feature, Level, Role } from './terms.ts';

/**
 * A process on this host. `program`: full path (variables possible) or `System`; only `fileName` is
 * known where the service was not found; neither: nobody knows. `services` as in the catalogue: null
 * is an ordinary process or the kernel, absent not known.
 */
export interface ResolvedProcess {
  readonly program?: string;
  readonly fileName?: string;
  readonly services?: readonly string[] | null;
}

/** Ports as inclusive ranges, after the settings of this host. */
export interface ResolvedPorts {
  readonly kind: FlowPart['ports']['kind'];
  /** Empty for `provider-specific` without a convention. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** Where the ports come from, when a setting of this host decides them. */
  readonly from?: EffectivePort;
}

/** One protocol, its ports and who is on this end of it. */
export interface ResolvedPart {
  readonly protocol: 'tcp' | 'udp';
  readonly ports: ResolvedPorts;
  /** One of the ports is enough, and why. */
  readonly alternatives?: string;
  /** The part's own level and feature where they differ from the flow's; see `partCanFail`. */
  readonly level?: Level;
  readonly feature?: Feature;
  readonly reason?: string;
  /** Who is behind a shared listener such as HTTP.sys, for people. */
  readonly owner?: string;
  /** Inbound: the listener, one entry. Outbound: who may send; the true one is any of them. */
  readonly processes: readonly ResolvedProcess[];
}

/** The traffic of a flow where this host listens. Empty for a flow that never leaves the machine. */
export function resolveParts(
  flow: Flow,
  snapshot: Snapshot,
  ports: EffectivePorts,
): ResolvedPart[] {
  return flow.parts.map((part) => ({
    ...common(part),
    ports: portsOf(part, snapshot, part.setting && ports[part.setting]),
    processes: [resolveProcess(part.listener, snapshot)],
  }));
}

/**
 * The traffic of a flow where this host is the initiator in the given role. The ports are the other
 * end's; a setting of this host speaks for them only where one was read here.
 */
export function resolveOutboundParts(
  flow: Flow,
  role: Role,
  catalogue: Pick<Catalogue, 'initiatorPrograms'>,
  snapshot: Snapshot,
  ports: EffectivePorts,
): ResolvedPart[] {
  const programs = flow.initiatorPrograms ??
    catalogue.initiatorPrograms[role] ?? [{ program: null }];
  const processes = programs.map((one) => resolveProcess(one, snapshot));
  return flow.parts.map((part) => {
    const own = part.initiatorSetting && ports[part.initiatorSetting];
    const peer = part.setting && ports[part.setting];
    const setting = own?.origin.kind === 'registry' ? own : (peer ?? own);
    return { ...common(part), ports: portsOf(part, snapshot, setting), processes };
  });
}

function common(part: FlowPart): Omit<ResolvedPart, 'ports' | 'processes'> {
  const { protocol, alternatives, level, feature, reason } = part;
  const { owner } = part.listener;
  return {
    protocol,
    ...(owner === undefined ? {} : { owner }),
    ...(alternatives === undefined ? {} : { alternatives }),
    ...(level ? { level } : {}),
    ...(feature ? { feature } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

function portsOf(
  { ports }: FlowPart,
  snapshot: Snapshot,
  setting: EffectivePort | undefined,
): ResolvedPorts {
  const { kind } = ports;
  if (kind === 'any') return { kind, ranges: [[0, 65535]] };
  if (kind === 'provider-specific')
    return { kind, ranges: ports.usual.map((port) => [port, port]) };
  if (kind === 'rpc-dynamic') {
    const { first, last } = isAvailable(snapshot.dynamicPorts)
      ? snapshot.dynamicPorts.tcp
      : standardDynamicRange;
    return { kind, ranges: [[first, last]] };
  }
  if (setting?.origin.kind === 'registry') {
    return { kind, ranges: [[setting.port, setting.port]], from: setting };
  }
  return { kind, ranges: ports.ranges, ...(setting ? { from: setting } : {}) };
}

/** Finds a process on this host: by its service, whose path also tells a folder that varies. */
export function resolveProcess(process: Process, snapshot: Snapshot): ResolvedProcess {
  const { program, services } = process;
  const documented = services === undefined ? {} : { services };
  if (program === null) return documented;
  if (typeof program === 'string') return { program, ...documented };
  const { fileName } = program;
  const found = findServices(snapshot, { ...(services ? { names: services } : {}), fileName });
  const [service] = found;
  // Two instances of one program (SQL Server) leave open which of them is meant.
  if (!service || found.length > 1) return { fileName, ...documented };
  const path = programOfService(service.path);
  const names = { services: [service.name] };
  return path === undefined ? { fileName, ...names } : { program: path, ...names };
}
