import { z } from 'zod';
import type { ProfileSettings } from '../firewall/policy/settings.ts';
import type { Direction, Profile } from '../firewall/terms.ts';
import { profiles } from '../firewall/terms.ts';
import { rowsOf, wordOf } from './shapes.ts';

/** The settings of a profile that both sides report. */
export const comparedSettings = [
  'enabled',
  'shieldsUp',
  'blocksInbound',
  'blocksOutbound',
  'mergesLocalRules',
] as const;
export type ComparedSetting = (typeof comparedSettings)[number];

/** What NetSecurity says is in force; a setting that it does not name is absent. */
export type OpinionSettings = Readonly<Partial<Record<ComparedSetting, boolean>>>;

export interface DisputedSetting {
  readonly profile: Profile;
  readonly setting: ComparedSetting;
  readonly registry: boolean;
  readonly netSecurity: boolean;
}

/** Integers of the CIM classes, or their names; "not configured" says nothing (facts 3.3). */
const switches: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
  ['false', false],
  ['true', true],
]);
const blocking: ReadonlyMap<string, boolean> = new Map([
  ['2', false],
  ['4', true],
  ['allow', false],
  ['block', true],
]);

const columns: Readonly<
  Record<ComparedSetting, (row: Readonly<Record<string, unknown>>) => boolean | undefined>
> = {
  enabled: (row) => switches.get(wordOf(row['Enabled'])),
  shieldsUp: (row) => {
    const lets = switches.get(wordOf(row['AllowInboundRules']));
    return lets === undefined ? undefined : !lets;
  },
  blocksInbound: (row) => blocking.get(wordOf(row['DefaultInboundAction'])),
  blocksOutbound: (row) => blocking.get(wordOf(row['DefaultOutboundAction'])),
  mergesLocalRules: (row) => switches.get(wordOf(row['AllowLocalFirewallRules'])),
};

/** The profiles of the active store by name; those that do not decode are absent. */
export function decodeSettings(raw: unknown): ReadonlyMap<Profile, OpinionSettings> {
  const found = new Map<Profile, OpinionSettings>();
  for (const row of rowsOf(raw)) {
    const profile = profiles.find((name) => name === wordOf(row['Name']));
    if (profile === undefined) continue;
    const settings = comparedSettings.flatMap((setting) => {
      const value = columns[setting](row);
      return value === undefined ? [] : [[setting, value] as const];
    });
    found.set(profile, Object.fromEntries(settings));
  }
  return found;
}

const inForce = (settings: ProfileSettings, setting: ComparedSetting): boolean =>
  setting === 'mergesLocalRules' ? settings.mergesLocalRules : settings[setting].value;

/** Settings of which registry and NetSecurity say different things. */
export function compareSettings(
  settings: Readonly<Record<Profile, ProfileSettings>>,
  opinion: ReadonlyMap<Profile, OpinionSettings>,
): DisputedSetting[] {
  return [...opinion].flatMap(([profile, says]) =>
    comparedSettings.flatMap((setting): DisputedSetting[] => {
      const registry = inForce(settings[profile], setting);
      const netSecurity = says[setting];
      return netSecurity === undefined || netSecurity === registry
        ? []
        : [{ profile, setting, registry, netSecurity }];
    }),
  );
}

const onlyFor: Readonly<Partial<Record<ComparedSetting, Direction>>> = {
  shieldsUp: 'in',
  blocksInbound: 'in',
  blocksOutbound: 'out',
};

/** Has the setting a say on traffic of this direction? */
export const concerns = (
  { setting }: Pick<DisputedSetting, 'setting'>,
  direction: Direction,
): boolean => (onlyFor[setting] ?? direction) === direction;

const unavailablePart = z.object({ unavailable: z.string() });

/** Why the profiles could not be asked for; undefined when they could, or nobody asked. */
export const settingsGap = (raw: unknown): string | undefined =>
  unavailablePart.safeParse(raw).data?.unavailable;
