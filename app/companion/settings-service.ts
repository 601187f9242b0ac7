import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../core/result.ts';
import { failure, success } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { JsonStore } from '../../host/storage/json-store.ts';
import type { Problem, Settings, SettingsView } from './api.ts';
import { noPolicy, policySettings, type PolicySettings } from './policy-settings.ts';
import { defaultSettings, hostSettings, readSettings, type KeptSettings } from './settings.ts';

/** Where Windows keeps whether this program starts at login. */
export interface LoginItem {
  /** The true state, Task Manager's switch included; null where it cannot be known. */
  read(): boolean | null;
  write(on: boolean): void;
}

export const noLoginItem: LoginItem = { read: () => null, write: () => undefined };

const pick = (settings: KeptSettings, names: readonly (keyof KeptSettings)[]) =>
  // Entries of some keys of an object are a part of that object.
  Object.fromEntries(names.map((name) => [name, settings[name]])) as Partial<KeptSettings>;

const without = <T extends object>(values: T, names: readonly string[]) =>
  // Entries of some keys of an object are a part of that object.
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))) as T;

/** Too many would hide the first. */
const mostProblems = 5;

const wrongPolicy = (problems: readonly string[]): Problem => ({
  what: 'Policy values of this program are wrong and have no effect.',
  why: [
    ...problems.slice(0, mostProblems),
    ...(problems.length > mostProblems ? [`And ${problems.length - mostProblems} more.`] : []),
  ].join(' '),
  next: 'Tell the administrator of the group policy.',
});

const setByPolicy = (what: string, paths: readonly string[]): Problem => ({
  what,
  why: `Policy has set ${paths.join(', ')}.`,
  next: 'Ask the administrator of the group policy.',
});

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
  /** Policy was read from the host on screen. */
  #isPolicyOfHost = false;
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
    this.#isPolicyOfHost = false;
    this.#guest = isLive ? {} : pick(defaultSettings, hostSettings);
  }

  /**
   * The host on screen was read: what policy says there holds for this program.
   * @param knownFlows the flow ids of every catalogue
   */
  policyRead(snapshot: Snapshot, knownFlows: () => ReadonlySet<string>): void {
    this.#policy = policySettings(snapshot, knownFlows);
    this.#isPolicyOfHost = true;
    const { startAtLogin } = this.#policy;
    if (startAtLogin !== null && this.#loginItem.read() === !startAtLogin)
      this.#loginItem.write(startAtLogin);
  }

  values(): KeptSettings {
    return { ...this.#kept, ...this.#guest, ...this.#inForce.values };
  }

  view(): SettingsView {
    const { locked, problems } = this.#inForce;
    return {
      values: this.values(),
      locked,
      startAtLogin: this.#loginItem.read(),
      problem: this.#problem ?? (problems.length > 0 ? wrongPolicy(problems) : null),
    };
  }

  /** Keeps what a window wants; another value for what policy has locked is refused. */
  async save(wanted: Settings): Promise<Result<SettingsView, Problem>> {
    const checked = readSettings(wanted);
    if (!checked.ok) {
      const next = 'Correct the value and save again.';
      return failure({ what: 'The settings were not saved.', why: checked.why, next });
    }
    const { values, locked } = this.#inForce;
    // Object.keys gives plain strings; the object has settings' names only.
    const lockedNames = Object.keys(values) as readonly (keyof KeptSettings)[];
    const refused = lockedNames.filter(
      (name) => !isDeepStrictEqual(checked.value[name], values[name]),
    );
    if (refused.length > 0) {
      const paths = refused.flatMap((name) => locked[name] ?? []);
      return failure(setByPolicy('The settings were not saved.', paths));
    }
    // Locked values are not written, so that they end with the policy.
    const value = { ...checked.value, ...pick(this.#kept, lockedNames) };
    const kept = this.#isGuest ? { ...value, ...pick(this.#kept, hostSettings) } : value;
    if (this.#isGuest) this.#guest = pick(value, hostSettings);
    const written = await this.#store.write(kept);
    this.#problem = written.ok ? (written.value.problem ?? null) : written.error;
    if (written.ok) this.#kept = kept;
    return success(this.view());
  }

  setStartAtLogin(on: boolean): Result<SettingsView, Problem> {
    const { startAtLogin } = this.#policy.locked;
    if (startAtLogin !== undefined)
      return failure(setByPolicy('Start at login was not changed.', [startAtLogin]));
    this.#loginItem.write(on);
    return success(this.view());
  }

  /** What policy says of one computer's roles, peers and exceptions does not hold for another server. */
  get #inForce(): PolicySettings {
    if (this.#isPolicyOfHost) return this.#policy;
    const { values, locked } = this.#policy;
    return {
      ...this.#policy,
      values: without(values, hostSettings),
      locked: without(locked, hostSettings),
    };
  }
}
