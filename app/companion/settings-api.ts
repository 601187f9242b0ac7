import type { FlowException } from '../../core/exceptions/exception.ts';
import type { MistakeInText } from '../../core/flaw/flaw.ts';
import type { Problem } from './problem.ts';

/** Settings as a window sees them; they cross the border as the rest of api.ts does. */

export interface Settings {
  readonly checkIntervalMinutes: number;
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'system' | 'en' | 'de';
  readonly notifications: boolean;
  /** Addresses by role. */
  readonly peers: Readonly<Record<string, readonly string[]>>;
  /** null: detected. */
  readonly roles: readonly string[] | null;
  readonly release: string | null;
  readonly features: readonly string[];
  /** As in a file of exceptions (core/exceptions/exception.ts). */
  readonly exceptions: readonly FlowException[];
}

/** A value of policy that has no effect. */
export interface PolicyMistake extends MistakeInText {
  /** In the registry. */
  readonly path: string;
}

/** Why something that was set does not count. */
export type SettingsProblem =
  /** A file that could not be read or written, or was damaged. */
  | { readonly kind: 'storage'; readonly problem: Problem }
  | { readonly kind: 'policy'; readonly mistakes: readonly PolicyMistake[] }
  | {
      readonly kind: 'exceptions';
      readonly file: string;
      /** Not one entry of it can be read. */
      readonly isWhole: boolean;
      readonly mistakes: readonly MistakeInText[];
    };

export interface SettingsView {
  readonly values: Settings;
  /** Names of settings that policy has locked, with the registry value that does. */
  readonly locked: Readonly<Partial<Record<keyof Settings | 'startAtLogin', string>>>;
  /** The true state, as Windows reports it; null where it cannot be known. */
  readonly startAtLogin: boolean | null;
  readonly problems: readonly SettingsProblem[];
}
