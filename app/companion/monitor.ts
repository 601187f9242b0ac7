import type { Problem } from './api.ts';
import type { Result } from '../../core/result.ts';

export interface MonitorParts {
  readonly intervalMinutes: () => number;
  /** Runs something once after so many milliseconds; the function it gives cancels that. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** A text that differs once the firewall's policy has changed. */
  readonly probe: () => Promise<Result<string, Problem>>;
  /** The same as it was when the host was last read; undefined when that failed or says nothing of it. */
  readonly lastRead: () => string | undefined;
  /** A text that differs once something else has changed that verdicts rest on: the network, the day. */
  readonly surroundings: () => string;
  /** Reads and judges the whole host. */
  readonly check: () => Promise<unknown>;
  /** A reading or a change runs: nothing is to be read now. */
  readonly isBusy: () => boolean;
}

/** Settings of VMM, services and listeners are not in the counters: now and then all is read. */
const wholeEvery = 12;

/**
 * Watches the host: at each interval the cheap counters, and the whole only if they moved since it was
 * read, or if that reading failed. The whole is read in another network too, since the active profiles
 * are not in the counters. No timer runs but the one for the next look.
 */
export class Monitor {
  readonly #parts: MonitorParts;
  #cancel: () => void = () => undefined;
  #isOn = false;
  #looking: Promise<void> | null = null;
  #surroundings: string | undefined;
  #looks = 0;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isOn = true;
    this.#surroundings = this.#parts.surroundings();
    this.#schedule();
  }

  stop(): void {
    this.#isOn = false;
    this.#cancel();
  }

  /** The interval is another one now. */
  intervalChanged(): void {
    if (this.#isOn) this.#schedule();
  }

  /** Looks at once, for instance because the computer woke up. */
  look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null;
      if (this.#isOn) this.#schedule();
    });
    return this.#looking;
  }

  #schedule(): void {
    this.#cancel();
    const milliseconds = this.#parts.intervalMinutes() * 60_000;
    this.#cancel = this.#parts.after(milliseconds, () => void this.look());
  }

  async #lookOnce(): Promise<void> {
    const { probe, lastRead, surroundings, check, isBusy } = this.#parts;
    if (isBusy()) return;
    const around = surroundings();
    const isOtherwise = around !== this.#surroundings;
    this.#surroundings = around;
    this.#looks += 1;
    const counters = await probe();
    // What cannot be told is read: the reading then says what is wrong.
    const isSame = counters.ok && counters.value === lastRead();
    if (isSame && !isOtherwise && this.#looks % wholeEvery !== 0) return;
    if (!isBusy()) await check();
  }
}
