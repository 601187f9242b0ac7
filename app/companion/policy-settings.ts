import type { RegistryKey, RegistryValue } from '../../core/snapshot/registry.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import type { SettingsView } from './api.ts';
import { settingsSchema, type KeptSettings } from './settings.ts';

/** Where an administrator sets this program's settings for everybody. */
export const policyPath = 'HKLM\\SOFTWARE\\Policies\\VmmFirewallCompanion';

type Locked = SettingsView['locked'];
type Lockable = keyof Locked;

/** The value of each setting, and the type it must have. Lists are REG_MULTI_SZ. */
export const policyValues = {
  checkIntervalMinutes: { name: 'CheckIntervalMinutes', type: 'REG_DWORD' },
  theme: { name: 'Theme', type: 'REG_SZ' },
  language: { name: 'Language', type: 'REG_SZ' },
  notifications: { name: 'Notifications', type: 'REG_DWORD' },
  startAtLogin: { name: 'StartAtLogin', type: 'REG_DWORD' },
  release: { name: 'Release', type: 'REG_SZ' },
  roles: { name: 'Roles', type: 'REG_MULTI_SZ' },
  features: { name: 'Features', type: 'REG_MULTI_SZ' },
} as const satisfies Partial<Record<Lockable, { name: string; type: RegistryValue['type'] }>>;
type PolicySetting = keyof typeof policyValues;

export interface PolicySettings {
  readonly values: Partial<KeptSettings>;
  readonly startAtLogin: boolean | null;
  readonly locked: Locked;
  /** Values that lock nothing because they are wrong, a sentence each. */
  readonly problems: readonly string[];
}

const none: PolicySettings = { values: {}, startAtLogin: null, locked: {}, problems: [] };

/** 0 and 1 as Windows' own policies write a switch; other numbers stay and are refused. */
const asSwitch = (data: unknown) => (data === 0 || data === 1 ? data === 1 : data);

function readValue(
  setting: PolicySetting,
  values: readonly RegistryValue[],
): { found: false } | { found: true; value: unknown; problem?: string } {
  const { name, type } = policyValues[setting];
  const value = values.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (value === undefined) return { found: false };
  if (value.type !== type)
    return { found: true, value: undefined, problem: `${name} is a ${value.type}, not a ${type}.` };
  const isSwitch = setting === 'notifications' || setting === 'startAtLogin';
  return { found: true, value: isSwitch ? asSwitch(value.data) : value.data };
}

/** What policy has set on this computer; a wrong value locks nothing and is told. */
export function policySettings({ appPolicy }: Snapshot): PolicySettings {
  if (!isAvailable(appPolicy)) return none;
  const values = appPolicy.filter(({ path }: RegistryKey) => path === '').flatMap((k) => k.values);
  let result = none;
  for (const setting of policySettingNames) {
    const read = readValue(setting, values);
    if (read.found) result = withValue(result, setting, read.value, read.problem);
  }
  return result;
}

// Object.keys gives plain strings; the table's own keys are what it is made of.
const policySettingNames = Object.keys(policyValues) as readonly PolicySetting[];

function withValue(
  result: PolicySettings,
  setting: PolicySetting,
  value: unknown,
  problem: string | undefined,
): PolicySettings {
  const { name } = policyValues[setting];
  const wrong = (why: string) => ({ ...result, problems: [...result.problems, why] });
  if (problem !== undefined) return wrong(problem);
  const locked = { ...result.locked, [setting]: `${policyPath}\\${name}` };
  if (setting === 'startAtLogin') {
    return typeof value === 'boolean'
      ? { ...result, locked, startAtLogin: value }
      : wrong(`${name} is neither 0 nor 1.`);
  }
  const checked = settingsSchema.shape[setting].safeParse(value);
  return checked.success
    ? { ...result, locked, values: { ...result.values, [setting]: checked.data } }
    : wrong(`${name} has a value that is not known.`);
}
