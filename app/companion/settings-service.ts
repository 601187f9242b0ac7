import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../core/result.ts';
import { failure, success } from '../../core/result.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import type { JsonStore } from '../../host/storage/json-store.ts';
import type { ExceptionsFile, ExceptionsProblem } from '../../host/exceptions/exceptions-file.ts';
import type { Problem, Settings, SettingsProblem, SettingsView } from './api.ts';
import { OwnExceptions } from './own-exceptions.ts';
import { noPolicy, policySettings, type PolicySettings } from './policy-settings.ts';
import {
  defaultSettings,
  hostSettings,
  readSettings,
  type KeptSettings,
  type OtherSettings,
  type StoredSettings,
} from './settings.ts';

/** Where Windows keeps whether this program starts at login. */
export interface LoginItem {
  /** The true state, Task Manager's switch included; null where it cannot be known. */
  read(): boolean | null;
  write(on: boolean): void;
}

export const noLoginItem: LoginItem = { read: () => null, write: () => undefined };

/** Those of some settings that are there. */
const pick = (settings: Partial<KeptSettings>, names: readonly (keyof KeptSettings)[]) =>
  // Entries of some keys of an object are a part of that object.
  Object.fromEntries(
    names.flatMap((name) => (name in settings ? [[name, settings[name]]] : [])),
  ) as Partial<KeptSettings>;

const without = <T extends object>(values: T, names: readonly string[]) =>
  // Entries of some keys of an object are a part of that object.
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))) as T;

function problemOf(problem: ExceptionsProblem): SettingsProblem {
  return problem.kind === 'storage'
    ? { kind: 'storage', problem: problem.error }
    : { ...problem, kind: 'exceptions' };
}

const setByPolicy = (what: string, paths: readonly string[]): Problem => ({
  what,
  why: `Policy has set ${paths.join(', ')}.`,
  next: 'Ask the administrator of the group policy.',
});

const notSet = 'Start at login was not changed.';
const noLoginItemHere: Problem = {
  what: notSet,
  why: 'Windows does not say whether it starts at login.',
  next: 'Use the installed program.',
};
const loginItemLeft: Problem = {
  what: notSet,
  why: 'Windows did not take it over.',
  next: 'Look at the startup apps in Task Manager.',
};

/**
 * The settings in force: policy over what is kept over the defaults. What is said of a host (roles,
 * peers...) is kept for this computer only; for a sample or another server's file it is forgotten
 * with it.
 */
export class SettingsService {
  readonly #store: JsonStore<StoredSettings>;
  readonly #exceptions: OwnExceptions;
  readonly #loginItem: LoginItem;
  #kept: OtherSettings = defaultSettings;
  #guest: Partial<KeptSettings> = {};
  #isGuest = false;
  #policy: PolicySettings = noPolicy;
  /** Policy was read from the host on screen. */
  #isPolicyOfHost = false;
  #problem: Problem | null = null;

  constructor(store: JsonStore<StoredSettings>, loginItem: LoginItem, exceptions: ExceptionsFile) {
    this.#store = store;
    this.#exceptions = new OwnExceptions(exceptions);
    this.#loginItem = loginItem;
  }

  async load(): Promise<void> {
    const { value, problem } = await this.#store.read();
    const { exceptions: older = [], ...kept } = value;
    this.#kept = kept;
    this.#exceptions.load(older);
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
    // What was locked stays so when it could not be read this time.
    if (!isAvailable(snapshot.appPolicy) && this.#isPolicyOfHost) return;
    this.#policy = policySettings(snapshot, knownFlows);
    this.#isPolicyOfHost = true;
    const { startAtLogin } = this.#policy;
    if (startAtLogin !== null && this.#loginItem.read() === !startAtLogin)
      this.#loginItem.write(startAtLogin);
  }

  values(): KeptSettings {
    const { list } = this.#exceptions;
    return { ...this.#kept, exceptions: [...list], ...this.#guest, ...this.#inForce.values };
  }

  view(): SettingsView {
    const { locked, mistakes } = this.#inForce;
    return {
      values: this.values(),
      locked,
      startAtLogin: this.#loginItem.read(),
      problems: [
        ...(this.#problem === null ? [] : [{ kind: 'storage', problem: this.#problem } as const]),
        ...(this.#isGuest ? [] : this.#exceptions.problems.map(problemOf)),
        ...(mistakes.length === 0 ? [] : [{ kind: 'policy', mistakes } as const]),
      ],
    };
  }

  /** Reads the exceptions of this computer anew, if it is the one on screen: people write them too. */
  async readExceptions(): Promise<void> {
    if (this.#isGuest) return;
    const isMoved = await this.#exceptions.read();
    if (isMoved) await this.#keep(this.#kept);
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
    // Another host may be on screen before all is written.
    const guest = this.#isGuest ? this.#guest : null;
    if (guest === null && !lockedNames.includes('exceptions')) {
      const saved = await this.#exceptions.save(checked.value.exceptions);
      if (!saved.ok) return saved;
    }
    // Locked values are not written, so that they end with the policy.
    const own = [...lockedNames, ...(guest === null ? [] : hostSettings)];
    const written = await this.#keep({
      ...without(checked.value, ['exceptions']),
      ...pick(this.#kept, own),
    });
    if (!written.ok) return written;
    if (guest !== null && guest === this.#guest) this.#guest = pick(checked.value, hostSettings);
    return success(this.view());
  }

  async #keep(kept: OtherSettings): Promise<Result<void, Problem>> {
    const { older } = this.#exceptions;
    const written = await this.#store.write({
      ...kept,
      ...(older.length === 0 ? {} : { exceptions: [...older] }),
    });
    if (!written.ok) return written;
    this.#problem = written.value.problem ?? null;
    this.#kept = kept;
    return success(undefined);
  }

  setStartAtLogin(on: boolean): Result<SettingsView, Problem> {
    const { startAtLogin } = this.#policy.locked;
    if (startAtLogin !== undefined) return failure(setByPolicy(notSet, [startAtLogin]));
    this.#loginItem.write(on);
    const is = this.#loginItem.read();
    return is === on
      ? success(this.view())
      : failure(is === null ? noLoginItemHere : loginItemLeft);
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
