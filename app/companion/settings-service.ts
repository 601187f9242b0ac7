import type { Result } from '../../core/result.ts';
import { failure, success } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { JsonStore } from '../../host/storage/json-store.ts';
import type { Problem, Settings, SettingsView } from './api.ts';
import { policySettings, type PolicySettings } from './policy-settings.ts';
import { defaultSettings, hostSettings, readSettings, type KeptSettings } from './settings.ts';

/** Where Windows keeps whether this program starts at login. */
export interface LoginItem {
  /** The true state, Task Manager's switch included; null where it cannot be known. */
  read(): boolean | null;
  write(on: boolean): void;
}

export const noLoginItem: LoginItem = { read: () => null, write: () => undefined };

const noPolicy: PolicySettings = { values: {}, startAtLogin: null, locked: {}, problems: [] };

const pick = (settings: KeptSettings, names: readonly (keyof KeptSettings)[]) =>
  // Entries of some keys of an object are a part of that object.
  Object.fromEntries(names.map((name) => [name, settings[name]])) as Partial<KeptSettings>;

/**
 * The settings in force: policy over what is kept over the defaults. What is said of a host (roles,
 * peers...) is kept for this computer only; for a sample or another server's file it is forgotten
 * with it.
 */
export class SettingsService {
  readonly #store: JsonStore<KeptSettings>;
  readonly #loginItem: LoginItem;
  #kept: KeptSettings = defaultSettings;
  #guest: Partial<KeptSettings> = {};
  #isGuest = false;
  #policy: PolicySettings = noPolicy;
  #problem: Problem | null = null;

  constructor(store: JsonStore<KeptSettings>, loginItem: LoginItem) {
    this.#store = store;
    this.#loginItem = loginItem;
  }

  async load(): Promise<void> {
    const { value, problem } = await this.#store.read();
    this.#kept = value;
    this.#problem = problem ?? null;
  }

  /** Another host is on screen; `live` is the one whose settings are kept. */
  hostChanged(isLive: boolean): void {
    this.#isGuest = !isLive;
    this.#guest = isLive ? {} : pick(defaultSettings, hostSettings);
  }

  /** The host was read: what policy says there holds for this program. */
  policyRead(snapshot: Snapshot): void {
    this.#policy = policySettings(snapshot);
    const { startAtLogin } = this.#policy;
    if (startAtLogin !== null && this.#loginItem.read() === !startAtLogin)
      this.#loginItem.write(startAtLogin);
  }

  values(): KeptSettings {
    return { ...this.#kept, ...this.#guest, ...this.#policy.values };
  }

  view(): SettingsView {
    const { locked, problems } = this.#policy;
    const wrongPolicy: Problem = {
      what: 'A policy value of this program is wrong and has no effect.',
      why: problems.join(' '),
      next: 'Tell the administrator of the group policy.',
    };
    return {
      values: this.values(),
      locked,
      startAtLogin: this.#loginItem.read(),
      problem: this.#problem ?? (problems.length > 0 ? wrongPolicy : null),
    };
  }

  /** Keeps what a window wants; what policy has locked stays as policy says. */
  async save(wanted: Settings): Promise<Result<SettingsView, Problem>> {
    const checked = readSettings(wanted);
    if (!checked.ok) {
      const next = 'Correct the value and save again.';
      return failure({ what: 'The settings were not saved.', why: checked.why, next });
    }
    // Locked values are not written, so that they end with the policy.
    const lockedNames = Object.keys(this.#policy.values) as readonly (keyof KeptSettings)[];
    const value = { ...checked.value, ...pick(this.#kept, lockedNames) };
    const kept = this.#isGuest ? { ...value, ...pick(this.#kept, hostSettings) } : value;
    if (this.#isGuest) this.#guest = pick(value, hostSettings);
    const written = await this.#store.write(kept);
    this.#problem = written.ok ? (written.value.problem ?? null) : written.error;
    if (written.ok) this.#kept = kept;
    return success(this.view());
  }

  setStartAtLogin(on: boolean): SettingsView {
    if (this.#policy.startAtLogin === null) this.#loginItem.write(on);
    return this.view();
  }
}
