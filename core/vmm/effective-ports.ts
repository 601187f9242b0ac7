import type { RegistryValue } from '../snapshot/registry.ts';
import { isAvailable, type Snapshot } from '../snapshot/schema.ts';
import { sqlConnection } from './sql-connection.ts';
import { releaseIds, type PortSetting, type ReleaseId } from './terms.ts';
import { findValue, vmmKeys } from './vmm-registry.ts';

/** Why a documented default stands in for what the machine says. */
export type DefaultReason =
  /** The value is not there. */
  | 'absent'
  /** The registry could not be read, or is not in the input. */
  | 'not-read'
  /** The value is there and is no port; see `value`. */
  | 'invalid';

export type PortOrigin =
  | { readonly kind: 'registry'; readonly path: string; readonly value: RegistryValue }
  | {
      readonly kind: 'documented';
      readonly because: DefaultReason;
      readonly path: string;
      readonly value?: RegistryValue;
      /** Sources of the default. */
      readonly sources: readonly string[];
    };

export interface EffectivePort {
  readonly setting: PortSetting;
  /** 1-65535. */
  readonly port: number;
  readonly origin: PortOrigin;
}

export type EffectivePorts = Readonly<Record<PortSetting, EffectivePort>>;

interface Definition {
  readonly path: string;
  readonly name: string;
  readonly port: number;
  readonly sources: readonly string[];
}

const { serverSettings, agentSetup, consoleSettings, serverSql, remoteDesktop } = vmmKeys;

/** Registry values and documented defaults (vmm.md, section 3). */
const definitions: Readonly<Record<PortSetting, Definition>> = {
  'server-indigo-tcp': {
    path: serverSettings,
    name: 'IndigoTcpPort',
    port: 8100,
    sources: ['S01', 'S08'],
  },
  'server-indigo-https': {
    path: serverSettings,
    name: 'IndigoHTTPSPort',
    port: 8101,
    sources: ['S01', 'S08'],
  },
  'server-indigo-nettcp': {
    path: serverSettings,
    name: 'IndigoNETTCPPort',
    port: 8102,
    sources: ['S01', 'S08'],
  },
  'server-indigo-http': {
    path: serverSettings,
    name: 'IndigoHTTPPort',
    port: 8103,
    sources: ['S01', 'S08'],
  },
  'server-wsman': {
    path: serverSettings,
    name: 'WSManTcpPort',
    port: 5985,
    sources: ['S01', 'S08'],
  },
  'server-bits': { path: serverSettings, name: 'BITSTcpPort', port: 443, sources: ['S01', 'S08'] },
  'agent-bits': {
    path: agentSetup,
    name: 'BITSTcpPort',
    port: 443,
    sources: ['S01', 'S10', 'S11'],
  },
  'console-indigo-tcp': {
    path: consoleSettings,
    name: 'IndigoTcpPort',
    port: 8100,
    sources: ['S08', 'S31'],
  },
  sql: { path: serverSql, name: 'ConnectionString', port: 1433, sources: ['S01'] },
  rdp: { path: remoteDesktop, name: 'PortNumber', port: 3389, sources: ['S24'] },
};

/** The 2008 family controls agents over WinRM 1.x, on port 80 (S03, S04). */
const olderControl: Pick<Definition, 'port' | 'sources'> = { port: 80, sources: ['S03', 'S04'] };

/**
 * The ports this computer is set to, each with where it was read, or the document that gives its
 * default and why the default was taken.
 */
export function effectivePorts(snapshot: Snapshot, release: ReleaseId): EffectivePorts {
  const of = (setting: PortSetting) => effectivePort(snapshot, release, setting);
  return {
    'server-indigo-tcp': of('server-indigo-tcp'),
    'server-indigo-https': of('server-indigo-https'),
    'server-indigo-nettcp': of('server-indigo-nettcp'),
    'server-indigo-http': of('server-indigo-http'),
    'server-wsman': of('server-wsman'),
    'server-bits': of('server-bits'),
    'agent-bits': of('agent-bits'),
    'console-indigo-tcp': of('console-indigo-tcp'),
    sql: of('sql'),
    rdp: of('rdp'),
  };
}

/** The release stands before VMM 2012: one family with the same ports. */
export function isBefore2012(release: ReleaseId): boolean {
  return releaseIds.indexOf(release) < releaseIds.indexOf('2012');
}

/** The port a value holds: a REG_DWORD of 1-65535. Another type is not what VMM writes and reads (S31). */
export function portOf(value: RegistryValue): number | undefined {
  return value.type === 'REG_DWORD' && value.data >= 1 && value.data <= 65535
    ? value.data
    : undefined;
}

function effectivePort(
  snapshot: Snapshot,
  release: ReleaseId,
  setting: PortSetting,
): EffectivePort {
  const definition =
    setting === 'server-wsman' && isBefore2012(release)
      ? { ...definitions[setting], ...olderControl }
      : definitions[setting];
  const { path, name } = definition;
  const value = findValue(snapshot, path, name);
  if (setting === 'sql') return sqlPort(snapshot, definition, value);
  const port = value && portOf(value);
  if (value && port !== undefined)
    return { setting, port, origin: { kind: 'registry', path, value } };
  return documented(snapshot, setting, definition, value, value !== undefined);
}

/** The connection names the port behind a comma; a named instance without one is found by SQL Browser. */
function sqlPort(
  snapshot: Snapshot,
  definition: Definition,
  value: RegistryValue | undefined,
): EffectivePort {
  const connection = sqlConnection(snapshot);
  const port = connection?.port ?? null;
  if (value && port !== null) {
    return { setting: 'sql', port, origin: { kind: 'registry', path: definition.path, value } };
  }
  return documented(snapshot, 'sql', definition, value, (connection?.badPort ?? null) !== null);
}

function documented(
  snapshot: Snapshot,
  setting: PortSetting,
  { path, port, sources }: Definition,
  value: RegistryValue | undefined,
  invalid: boolean,
): EffectivePort {
  const read = isAvailable(snapshot.vmm) ? 'absent' : 'not-read';
  const because = invalid ? 'invalid' : read;
  const shown = value ? { value } : {};
  return { setting, port, origin: { kind: 'documented', because, path, ...shown, sources } };
}

/** The registry value of a setting, e.g. `HKLM\SOFTWARE\...\Settings\IndigoTcpPort`. */
export function settingPath(setting: PortSetting): string {
  const { path, name } = definitions[setting];
  return `HKLM\\${path}\\${name}`;
}
