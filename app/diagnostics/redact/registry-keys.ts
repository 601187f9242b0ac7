import type { RegistryKey, RegistryValue } from '../../../core/snapshot/registry.ts';
import type { Snapshot } from '../../../core/snapshot/schema.ts';
import { isAvailable } from '../../../core/snapshot/schema.ts';
import { parseIpAddress } from '../../../core/firewall/algebra/ip-address.ts';
import { dataSource } from '../../../core/vmm/sql-connection.ts';
import { vmmKeys } from '../../../core/vmm/vmm-registry.ts';
import { redactAddress } from './address-texts.ts';
import { redactRuleValue, type RuleIds } from './rule-values.ts';
import { leftOut, redactText, type Redaction } from './text.ts';
import { withoutText } from './without-text.ts';

const withText = (value: RegistryValue, change: (text: string) => string): RegistryValue =>
  value.type === 'REG_SZ' || value.type === 'REG_EXPAND_SZ'
    ? { ...value, data: change(value.data) }
    : withoutText(value);

/** One key of a firewall store: rules, and settings of which only switches and adapters count. */
export function redactPolicyKey(
  redaction: Redaction,
  { path, values }: RegistryKey,
  ids: RuleIds,
): RegistryKey {
  const isRules = path.toLowerCase() === 'firewallrules';
  // Below other keys a name may be a program or a port list of somebody's own.
  const isList = /\\list$/i.test(path);
  return {
    path,
    values: values.map((value, at) => {
      if (isRules) return redactRuleValue(redaction, value, ids);
      if (value.name.toLowerCase() === 'disabledinterfaces')
        return withText(value, (text) => redactText(redaction, text));
      const plain = withoutText(value);
      return isList ? { ...plain, name: `value-${at + 1}` } : plain;
    }),
  };
}

const localNames = new Set(['.', '(local)', 'localhost', '127.0.0.1', '::1']);

/** The computer of the database, told apart from this one as before. */
function redactMachine(redaction: Redaction, machine: string, { host }: Snapshot): string {
  const { names, addresses } = redaction;
  const name = machine.trim().toLowerCase();
  if (name === '' || localNames.has(name)) return machine;
  if (parseIpAddress(name) !== undefined) return redactAddress(name, addresses);
  if (isAvailable(host) && name === host.name.toLowerCase()) return names.of('computer', name);
  const dot = name.indexOf('.');
  if (dot < 0) return names.of('computer', name);
  return `${names.of('computer', name.slice(0, dot))}.${names.of('domain', name.slice(dot + 1))}`;
}

/** What tells where the database is; everything else a connection holds is left out. */
function redactConnection(redaction: Redaction, text: string, snapshot: Snapshot): string {
  const source = dataSource(text);
  if (source === undefined) return text.trim() === '' ? text : leftOut;
  const machine = redactMachine(redaction, source.machine, snapshot);
  const instance = source.instance === null ? '' : `\\${redactText(redaction, source.instance)}`;
  const badPort = source.badPort === null ? '' : ',no port';
  const port = source.port === null ? badPort : `,${source.port}`;
  return `Server=${machine}${instance}${port}`;
}

type Change = (redaction: Redaction, text: string, snapshot: Snapshot) => string;

const keptVersion: Change = (_redaction, text) => /^\s*\d[\d.]*/.exec(text)?.[0] ?? leftOut;

/** Texts of VMM that verdicts rest on, by key and name in lower case. */
const judged = new Map<string, Change>(
  [
    ...[vmmKeys.serverSetup, vmmKeys.agentSetup, vmmKeys.consoleSetup].flatMap(
      (path): [string, string, Change][] => [
        [path, 'ProductVersion', keptVersion],
        [path, 'InstallPath', redactText],
      ],
    ),
    [
      vmmKeys.serverLibrary,
      'LibraryShareName',
      ({ names }, text) =>
        text.trim() === '' || text === 'MSSCVMMLibrary' ? text : names.of('share', text),
    ] as [string, string, Change],
    [vmmKeys.serverSql, 'ConnectionString', redactConnection] as [string, string, Change],
    [vmmKeys.serverSql, 'MachineName', redactMachine] as [string, string, Change],
    [vmmKeys.serverSql, 'MachineFQDN', redactMachine] as [string, string, Change],
    [vmmKeys.serverSql, 'InstanceName', redactText] as [string, string, Change],
  ].map(([path, name, change]) => [`${path}\\${name}`.toLowerCase(), change]),
);

const vmmRoots = [...new Set(Object.values(vmmKeys))].map((path) => path.toLowerCase());
const isVmmKey = (path: string) => vmmRoots.some((root) => path.toLowerCase().startsWith(root));

/** What VMM keeps: numbers, and the texts that are judged. Keys that nothing reads are left out. */
export function redactVmmKeys(
  redaction: Redaction,
  keys: readonly RegistryKey[],
  snapshot: Snapshot,
): RegistryKey[] {
  return keys
    .filter(({ path }) => isVmmKey(path))
    .map(({ path, values }) => ({
      path: redactText(redaction, path),
      values: values.map((value) => {
        const change = judged.get(`${path}\\${value.name}`.toLowerCase());
        return change === undefined
          ? withoutText(value)
          : withText(value, (text) => change(redaction, text, snapshot));
      }),
    }));
}
