import type { KeyIndex, ProfileSettings } from '../firewall/policy/settings.ts';
import { profileSettings } from '../firewall/policy/settings.ts';
import type { Profile } from '../firewall/terms.ts';
import { profiles } from '../firewall/terms.ts';
import type { SettingChange, SettingName, SettingState } from './model.ts';
import { settingNames } from './model.ts';
import { byText } from './order.ts';

/** Both stores of one state; a store that is not compared is empty. */
export interface StoreIndexes {
  readonly local: KeyIndex;
  readonly 'group-policy': KeyIndex;
}

/** The merge switches are group policy's alone; they are on where it does not set them. */
function stateOf(settings: ProfileSettings, name: SettingName): SettingState {
  const setting = settings[name];
  if (typeof setting === 'boolean')
    return { value: setting, from: setting ? 'default' : 'group-policy' };
  const { value, from } = setting;
  return typeof value === 'boolean'
    ? { value, from }
    : { value: [...new Set(value)].sort(byText), from };
}

const sameState = (a: SettingState, b: SettingState) => JSON.stringify(a) === JSON.stringify(b);

function ofProfile(before: StoreIndexes, after: StoreIndexes, profile: Profile): SettingChange[] {
  const of = (stores: StoreIndexes) =>
    profileSettings(stores.local, stores['group-policy'], profile);
  const [old, now] = [of(before), of(after)];
  return settingNames.flatMap((setting): SettingChange[] => {
    const [a, b] = [stateOf(old, setting), stateOf(now, setting)];
    return sameState(a, b) ? [] : [{ profile, setting, before: a, after: b }];
  });
}

/** The settings in force that changed, or that another store says now, profile by profile. */
export const compareSettings = (before: StoreIndexes, after: StoreIndexes): SettingChange[] =>
  profiles.flatMap((profile) => ofProfile(before, after, profile));
