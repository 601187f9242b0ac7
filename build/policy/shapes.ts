import { policyValues } from '../../app/companion/policy-settings.ts';
import { defaultSettings, settingsSchema } from '../../app/companion/settings.ts';
import { releaseIds, roles } from '../../core/vmm/terms.ts';

export type PolicySetting = keyof typeof policyValues;

/** What may stand in a policy value, taken from the schema of the settings. */
export type Shape =
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      /** Without a policy. */
      readonly usual: number;
    }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  /** `words`: those that the lines consist of or begin with; empty where they are free. */
  | { readonly kind: 'lines'; readonly words: readonly string[] };

const { shape } = settingsSchema;
const limit = (value: number | null, otherwise: number) => value ?? otherwise;
const mostDword = 0xffff_ffff;

export const policyShapes: Readonly<Record<PolicySetting, Shape>> = {
  checkIntervalMinutes: {
    kind: 'number',
    least: limit(shape.checkIntervalMinutes.minValue, 0),
    most: limit(shape.checkIntervalMinutes.maxValue, mostDword),
    usual: defaultSettings.checkIntervalMinutes,
  },
  theme: { kind: 'choice', words: shape.theme.options },
  language: { kind: 'choice', words: shape.language.options },
  notifications: { kind: 'switch' },
  startAtLogin: { kind: 'switch' },
  // The schema has them too, but in the order of keys of an object.
  release: { kind: 'choice', words: releaseIds },
  roles: { kind: 'lines', words: shape.roles.unwrap().element.options },
  features: { kind: 'lines', words: shape.features.element.options },
  peers: { kind: 'lines', words: roles },
  exceptions: { kind: 'lines', words: [] },
};

// Object.keys gives plain strings; the table's own keys are what it is made of.
export const policySettingNames = Object.keys(policyValues) as readonly PolicySetting[];

/** The name of a setting's value in the registry, which is its id everywhere. */
export const valueName = (setting: PolicySetting): string => policyValues[setting].name;
