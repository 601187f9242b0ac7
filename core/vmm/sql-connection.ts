import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import type { Evidence } from './evidence.ts';
import { findKey, findText, findValue, vmmKeys } from './vmm-registry.ts';

/** Where the VMM database is, as far as the management server's registry says. */
export interface SqlConnection {
  /** Computer as written, without instance, port or protocol prefix; null when nothing names it. */
  readonly machine: string | null;
  /** null for the default instance. */
  readonly instance: string | null;
  /** The port of the connection text; null when it names none. */
  readonly port: number | null;
  /** Text behind the comma that is no port. */
  readonly badPort: string | null;
  readonly location: 'this-computer' | 'another-computer' | 'not-known';
  readonly evidence: readonly Evidence[];
}

/** Reads `Settings\Sql` (S08, S63, S64); undefined when the key is not there or could not be read. */
export function sqlConnection(snapshot: Snapshot): SqlConnection | undefined {
  const path = vmmKeys.serverSql;
  if (!findKey(snapshot, path)) return undefined;
  const source = dataSource(findText(snapshot, path, 'ConnectionString') ?? '');
  const machine =
    source?.machine ??
    nonEmpty(findText(snapshot, path, 'MachineFQDN')) ??
    nonEmpty(findText(snapshot, path, 'MachineName')) ??
    null;
  const instance = source
    ? source.instance
    : namedInstance(findText(snapshot, path, 'InstanceName') ?? '');
  const values = [
    'ConnectionString',
    'MachineFQDN',
    'MachineName',
    'InstanceName',
    'OnRemoteServer',
  ];
  return {
    machine,
    instance,
    port: source?.port ?? null,
    badPort: source?.badPort ?? null,
    location: locationOf(snapshot, machine),
    evidence: values.flatMap((name) => {
      const value = findValue(snapshot, path, name);
      return value ? [{ kind: 'registry', path, value } as const] : [];
    }),
  };
}

interface DataSource {
  readonly machine: string;
  readonly instance: string | null;
  readonly port: number | null;
  readonly badPort: string | null;
}

/** Keywords that SqlClient takes for the server, `tcp:machine\instance,port` behind them. */
const serverKeyword =
  /(?:^|;)\s*(?:data source|server|address|addr|network address)\s*=\s*("[^"]*"|'[^']*'|[^;]*)/i;

/** What the text of a connection names as its server; undefined when it names none. */
export function dataSource(connection: string): DataSource | undefined {
  const written = serverKeyword
    .exec(connection)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  if (written === undefined || written === '') return undefined;
  const [target = '', ...ports] = written.replace(/^(?:tcp|np|lpc|admin):/i, '').split(',');
  const [machine = '', instance = ''] = target.trim().split('\\');
  if (machine.trim() === '') return undefined;
  const text = ports.join(',').trim();
  const port = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
  return {
    machine: machine.trim(),
    instance: namedInstance(instance),
    port: port ? Number(text) : null,
    badPort: port || text === '' ? null : text,
  };
}

function namedInstance(text: string): string | null {
  const name = text.trim();
  return name === '' || name.toUpperCase() === 'MSSQLSERVER' ? null : name;
}

function locationOf(snapshot: Snapshot, machine: string | null): SqlConnection['location'] {
  const remote = findValue(snapshot, vmmKeys.serverSql, 'OnRemoteServer');
  if (machine !== null && isThisComputer(snapshot, machine)) return 'this-computer';
  if (remote?.type === 'REG_DWORD') {
    return remote.data === 0 ? 'this-computer' : 'another-computer';
  }
  return machine === null || !isAvailable(snapshot.host) ? 'not-known' : 'another-computer';
}

const localNames = new Set(['.', '(local)', 'localhost', '127.0.0.1', '::1']);

function isThisComputer({ host, network }: Snapshot, machine: string): boolean {
  const name = machine.toLowerCase();
  if (localNames.has(name)) return true;
  if (isAvailable(host)) {
    const own = host.name.toLowerCase();
    if (name === own || (host.domain !== null && name === `${own}.${host.domain.toLowerCase()}`)) {
      return true;
    }
  }
  return (
    isAvailable(network) &&
    network.some(({ addresses }) => addresses.some(({ address }) => address.toLowerCase() === name))
  );
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
