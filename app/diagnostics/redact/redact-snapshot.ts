import type { RegistryKey, RegistryValue } from '../../../core/snapshot/registry.ts';
import type {
  Listener,
  NetworkAdapter,
  Snapshot,
  Unavailable,
} from '../../../core/snapshot/schema.ts';
import { isAvailable, unavailableReason } from '../../../core/snapshot/schema.ts';
import { programOfService } from '../../../core/vmm/service-path.ts';
import { sqlConnection } from '../../../core/vmm/sql-connection.ts';
import { redactAddress, redactAddressEntry } from './address-texts.ts';
import { wordsOf } from './names.ts';
import { redactPolicyKey, redactVmmKeys } from './registry-keys.ts';
import { ruleIds, type RuleIds } from './rule-values.ts';
import { redactTables } from './second-opinion.ts';
import {
  learnComputersOf,
  learnDomain,
  learnFromAccounts,
  learnFromPath,
  openRedaction,
  redactText,
  type Redaction,
} from './text.ts';

/** What of VMM and Windows must keep its name, so that verdicts stay what they are. */
export interface PublicNames {
  /** Programs, services and folders. */
  readonly programs: readonly string[];
  /** Names of Windows' built-in rules that flows know. */
  readonly builtinRules: readonly string[];
}

/**
 * A redaction for this snapshot: it knows the names that stand in it.
 * @param secret random, for each set of diagnostics another one; it is in none of them
 */
export function redactionFor(
  snapshot: Snapshot | null,
  secret: string,
  known: PublicNames,
): Redaction {
  const everything = snapshot === null ? '' : JSON.stringify(snapshot);
  const redaction = openRedaction(secret, everything, wordsOf(known.programs));
  if (snapshot !== null) learn(redaction, snapshot);
  return redaction;
}

function learn(redaction: Redaction, snapshot: Snapshot): void {
  const host = isAvailable(snapshot.host) ? snapshot.host : undefined;
  const domain = host?.domain ?? undefined;
  if (host !== undefined) redaction.names.learn('computer', host.name);
  if (domain !== undefined && domain !== '') learnDomain(redaction, domain);
  const machine = sqlConnection(snapshot)?.machine?.split('.')[0];
  if (machine !== undefined && !/^[\d:(]/.test(machine)) redaction.names.learn('computer', machine);
  for (const text of textsIn(snapshot)) {
    learnFromPath(redaction, text);
    if (domain !== undefined && domain !== '') learnComputersOf(redaction, domain, text);
  }
  for (const text of accountTextsIn(snapshot)) learnFromAccounts(redaction, text);
}

/** Where accounts stand: what VMM keeps, and why a part could not be read. */
function accountTextsIn(snapshot: Snapshot): string[] {
  const values = isAvailable(snapshot.vmm) ? snapshot.vmm.flatMap(({ values }) => values) : [];
  const { firewall, ...parts } = snapshot;
  const reasons = [...Object.values(parts), ...Object.values(firewall)].map((part) =>
    typeof part === 'object' ? unavailableReason(part) : undefined,
  );
  return [...values.map(({ data }) => data), ...reasons].filter((text) => typeof text === 'string');
}

/** Every text of a snapshot, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The snapshot without what tells whose it is; every verdict stays the same. */
export function redactSnapshot(
  snapshot: Snapshot,
  redaction: Redaction,
  known: PublicNames,
): Snapshot {
  const { names } = redaction;
  const rules = rulesIn(snapshot);
  const ids = ruleIds(redaction, rules, known.builtinRules);
  const text = (value: string) => redactText(redaction, value);
  const part = <T extends object>(value: T | Unavailable, change: (value: T) => T) =>
    isAvailable(value)
      ? change(value)
      : { unavailable: text(unavailableReason(value) ?? 'not read') };
  const store = (content: Snapshot['firewall']['local']) =>
    part(content, ({ keys, assumedEmpty }) => ({
      keys: keys.map((key) => redactPolicyKey(redaction, key, ids)),
      ...(assumedEmpty === undefined ? {} : { assumedEmpty: text(assumedEmpty) }),
    }));
  const { local, groupPolicy, counters } = snapshot.firewall;
  const { secondOpinion, ...rest } = snapshot;
  return {
    ...rest,
    host: part(snapshot.host, ({ name, domain }) => ({
      name: names.of('computer', name),
      domain: domain === null ? null : names.of('domain', domain),
    })),
    windows: part(snapshot.windows, (windows) => windows),
    collection: part(snapshot.collection, (collection) => collection),
    network: part(snapshot.network, (adapters) =>
      adapters.map((adapter) => redactAdapter(adapter, redaction)),
    ),
    firewall: {
      local: store(local),
      groupPolicy: store(groupPolicy),
      counters: part(counters, (values) => values),
    },
    vmm: part(snapshot.vmm, (keys) => redactVmmKeys(redaction, keys, snapshot)),
    services: part(snapshot.services, (services) =>
      services.map(({ displayName: _forPeople, ...service }) => ({
        ...service,
        name: text(service.name),
        path: text(withoutArguments(service.path)),
      })),
    ),
    listeners: part(snapshot.listeners, (listeners) =>
      listeners.map((listener) => redactListener(listener, redaction)),
    ),
    dynamicPorts: part(snapshot.dynamicPorts, (ports) => ports),
    folders: part(snapshot.folders, (folders) =>
      Object.fromEntries(Object.entries(folders).map(([name, path]) => [name, text(path)])),
    ),
    features: part(snapshot.features, (features) => features),
    // Settings of this program: they stand in a file of their own.
    appPolicy: part(snapshot.appPolicy, () => []),
    ...(secondOpinion === undefined
      ? {}
      : { secondOpinion: part(secondOpinion, (tables) => opinionOf(tables, redaction, ids)) }),
  };
}

const opinionOf = (
  tables: Readonly<Record<string, unknown>>,
  redaction: Redaction,
  ids: RuleIds,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, redactTables(redaction, table, ids)]),
  );

/** A service's program alone: its arguments may name anything, and only svchost's are of use. */
function withoutArguments(path: string): string {
  const program = programOfService(path);
  if (program === undefined || /svchost/i.test(program)) return path;
  const end = path.indexOf(program) + program.length;
  return path.slice(0, path[end] === '"' ? end + 1 : end);
}

function rulesIn({ firewall: { local, groupPolicy } }: Snapshot): RegistryValue[] {
  return [local, groupPolicy].flatMap((store) =>
    isAvailable(store)
      ? store.keys
          .filter(({ path }: RegistryKey) => path.toLowerCase() === 'firewallrules')
          .flatMap(({ values }) => values)
      : [],
  );
}

function redactAdapter(adapter: NetworkAdapter, redaction: Redaction): NetworkAdapter {
  const { addresses, names } = redaction;
  const all = (texts: readonly string[]) =>
    texts.flatMap((one) => redactAddressEntry(one, addresses));
  const { dhcpServers, winsServers } = adapter;
  return {
    ...adapter,
    id: redactText(redaction, adapter.id),
    alias: names.of('text', adapter.alias),
    addresses: adapter.addresses.map(({ address, prefixLength }) => ({
      address: redactAddress(address, addresses),
      prefixLength,
    })),
    gateways: all(adapter.gateways),
    dnsServers: all(adapter.dnsServers),
    ...(dhcpServers === undefined ? {} : { dhcpServers: all(dhcpServers) }),
    ...(winsServers === undefined ? {} : { winsServers: all(winsServers) }),
  };
}

function redactListener(listener: Listener, redaction: Redaction): Listener {
  const { process, path } = listener;
  return {
    ...listener,
    address: redactAddress(listener.address, redaction.addresses),
    ...(process === undefined ? {} : { process: redactText(redaction, process) }),
    ...(path === undefined ? {} : { path: redactText(redaction, path) }),
  };
}
