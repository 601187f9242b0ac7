import type { Flaw, MistakeInText } from '../../core/flaw/flaw.ts';
import { mistakeOf } from '../../core/flaw/mistake-of-issue.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import { valueName } from '../../core/vmm/value-name.ts';
import { oneLine } from '../../core/vmm/one-line.ts';
import type { PolicyMistake, SettingsView } from './api.ts';
import { exceptionsOfLines, peersOfLines } from './policy-lines.ts';
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
  /** Values that lock nothing because they are wrong or unknown. */
  readonly mistakes: readonly PolicyMistake[];
}

export const noPolicy: PolicySettings = {
  values: {},
  startAtLogin: null,
  locked: {},
  mistakes: [],
};

type KnownFlows = () => ReadonlySet<string>;

const wrong = (flaw: Flaw) => failure<MistakeInText>({ at: [], flaw, line: null });

/** What the registry's data means, before it is checked. */
function meaningOf(
  setting: Lockable,
  value: RegistryValue,
  knownFlows: KnownFlows,
): Result<unknown, MistakeInText> {
  const { type } = policyValues[setting];
  if (value.type !== type) return wrong({ kind: 'registry-type', is: value.type, wanted: type });
  const { data } = value;
  if (setting === 'notifications' || setting === 'startAtLogin')
    return data === 0 || data === 1 ? success(data === 1) : wrong({ kind: 'no-switch' });
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
  const withMistake = (mistake: MistakeInText) => ({
    ...result,
    mistakes: [...result.mistakes, { ...mistake, path }],
  });
  const meaning = meaningOf(setting, found, knownFlows);
  if (!meaning.ok) return withMistake(meaning.error);
  const locked = { ...result.locked, [setting]: path };
  if (setting === 'startAtLogin')
    return { ...result, locked, startAtLogin: meaning.value === true };
  const checked = settingsSchema.shape[setting].safeParse(meaning.value, { reportInput: true });
  const [issue] = checked.error?.issues ?? [];
  if (issue !== undefined) return withMistake({ ...mistakeOf(issue), line: null });
  return { ...result, locked, values: { ...result.values, [setting]: checked.data } };
}

/** Values that nothing here reads: a mistyped name would lock nothing, and nobody would know. */
function unknownValues(keys: readonly RegistryKey[]): PolicyMistake[] {
  return keys.flatMap(({ path, values }) =>
    values
      .filter(
        ({ name }) =>
          path !== '' || !Object.values(policyValues).some((known) => sameName(known.name, name)),
      )
      .map(({ name }) => ({
        path: pathOf(path, valueName(name)),
        at: [],
        flaw: { kind: 'no-setting' },
        line: null,
      })),
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
  return { ...result, mistakes: [...result.mistakes, ...unknownValues(appPolicy)] };
}
