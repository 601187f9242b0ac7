import { failure, success, type Result } from '../../core/result.ts';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { oneLine } from '../../core/vmm/one-line.ts';
import type { SettingsView } from './api.ts';
import { exceptionsOfLines, firstIssue, peersOfLines } from './policy-lines.ts';
import { settingsSchema, type KeptSettings } from './settings.ts';

/** Where an administrator sets this program's settings for everybody. */
export const policyPath = 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion';

type Locked = SettingsView['locked'];
type Lockable = keyof Locked;

/**
 * The value of each setting, and the type it must have. Lists are REG_MULTI_SZ, an entry a line;
 * lines of peers and exceptions are described in policy-lines.ts. The compiler finds a setting that
 * is missing here.
 */
export const policyValues = {
  checkIntervalMinutes: { name: 'CheckIntervalMinutes', type: 'REG_DWORD' },
  theme: { name: 'Theme', type: 'REG_SZ' },
  language: { name: 'Language', type: 'REG_SZ' },
  notifications: { name: 'Notifications', type: 'REG_DWORD' },
  startAtLogin: { name: 'StartAtLogin', type: 'REG_DWORD' },
  release: { name: 'Release', type: 'REG_SZ' },
  roles: { name: 'Roles', type: 'REG_MULTI_SZ' },
  features: { name: 'Features', type: 'REG_MULTI_SZ' },
  peers: { name: 'Peers', type: 'REG_MULTI_SZ' },
  exceptions: { name: 'Exceptions', type: 'REG_MULTI_SZ' },
} as const satisfies Record<Lockable, { name: string; type: RegistryValue['type'] }>;

// Object.keys gives plain strings; the table's own keys are what it is made of.
const policySettingNames = Object.keys(policyValues) as readonly Lockable[];

export interface PolicySettings {
  readonly values: Partial<KeptSettings>;
  readonly startAtLogin: boolean | null;
  readonly locked: Locked;
  /** Values that lock nothing because they are wrong or unknown, a sentence each with the path. */
  readonly problems: readonly string[];
}

export const noPolicy: PolicySettings = {
  values: {},
  startAtLogin: null,
  locked: {},
  problems: [],
};

type KnownFlows = () => ReadonlySet<string>;

/** What the registry's data means, before it is checked. */
function meaningOf(
  setting: Lockable,
  value: RegistryValue,
  knownFlows: KnownFlows,
): Result<unknown, string> {
  const { type } = policyValues[setting];
  if (value.type !== type) return failure(`it is a ${value.type}, not a ${type}`);
  const { data } = value;
  if (setting === 'notifications' || setting === 'startAtLogin')
    return data === 0 || data === 1 ? success(data === 1) : failure('it is neither 0 nor 1');
  if (!Array.isArray(data)) return success(data);
  if (setting === 'peers') return peersOfLines(data);
  if (setting === 'exceptions') return exceptionsOfLines(data, knownFlows);
  return success(data.map((line) => line.trim()).filter((line) => line !== ''));
}

const pathOf = (...names: readonly string[]) =>
  [policyPath, ...names.map((name) => oneLine(name))].filter((name) => name !== '').join('\\');

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function withValue(
  result: PolicySettings,
  setting: Lockable,
  found: RegistryValue,
  knownFlows: KnownFlows,
): PolicySettings {
  const path = pathOf(policyValues[setting].name);
  const wrong = (why: string) => ({
    ...result,
    problems: [...result.problems, `${path}: ${why}.`],
  });
  const meaning = meaningOf(setting, found, knownFlows);
  if (!meaning.ok) return wrong(meaning.error);
  const locked = { ...result.locked, [setting]: path };
  if (setting === 'startAtLogin')
    return { ...result, locked, startAtLogin: meaning.value === true };
  const checked = settingsSchema.shape[setting].safeParse(meaning.value);
  return checked.success
    ? { ...result, locked, values: { ...result.values, [setting]: checked.data } }
    : wrong(firstIssue(checked.error));
}

/** Values that nothing here reads: a mistyped name would lock nothing, and nobody would know. */
function unknownValues(keys: readonly RegistryKey[]): string[] {
  return keys.flatMap(({ path, values }) =>
    values
      .filter(
        ({ name }) =>
          path !== '' || !Object.values(policyValues).some((known) => sameName(known.name, name)),
      )
      .map(
        ({ name }) =>
          `${pathOf(path, name === '' ? '(Default)' : name)}: this program has no such setting.`,
      ),
  );
}

/**
 * What policy has set on this computer; a wrong value locks nothing and is told.
 * @param knownFlows asked when policy sets exceptions: the flow ids of every catalogue
 */
export function policySettings({ appPolicy }: Snapshot, knownFlows: KnownFlows): PolicySettings {
  if (!isAvailable(appPolicy)) return noPolicy;
  const values = appPolicy.filter(({ path }) => path === '').flatMap((key) => key.values);
  let result = noPolicy;
  for (const setting of policySettingNames) {
    const found = values.find(({ name }) => sameName(name, policyValues[setting].name));
    if (found !== undefined) result = withValue(result, setting, found, knownFlows);
  }
  return { ...result, problems: [...result.problems, ...unknownValues(appPolicy)] };
}
