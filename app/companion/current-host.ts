import type { Assessment } from '../../core/assessment/model.ts';
import {
  applyExceptions,
  type AppliedException,
  type ExceptedAssessment,
} from '../../core/exceptions/apply-exceptions.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { AssessResult } from '../assess-input.ts';
import { dayOf } from '../local-time.ts';
import type { Problem, Progress } from './api.ts';
import { differenceOf, type Difference } from './difference.ts';
import type { Host } from './host.ts';
import { problemOf } from './problem.ts';
import { givenSituation } from './settings.ts';
import type { SettingsService } from './settings-service.ts';
import type { StateStore } from './state-store.ts';

/** What one reading of the host gave. */
export interface Reading {
  readonly snapshot: Snapshot;
  /** Before exceptions. */
  readonly result: AssessResult;
}

export interface ReadResult {
  /** With exceptions applied; null when the reading failed. */
  readonly assessment: Assessment | null;
  readonly exceptions: readonly AppliedException[];
  readonly difference: Difference;
  readonly problem: Problem | null;
}

const unread: ReadResult = {
  assessment: null,
  exceptions: [],
  difference: { better: [], worse: [] },
  problem: null,
};

/** The host on screen, its last reading, and the one reading or change that may run on it. */
export class CurrentHost {
  readonly #store: StateStore;
  readonly #settings: SettingsService;
  readonly #now: () => Date;
  #host: Host;
  #reading: Reading | null = null;
  #controller = new AbortController();
  #running: Promise<ReadResult> | null = null;

  constructor(host: Host, store: StateStore, settings: SettingsService, now: () => Date) {
    this.#host = host;
    this.#store = store;
    this.#settings = settings;
    this.#now = now;
  }

  get host(): Host {
    return this.#host;
  }

  get reading(): Reading | null {
    return this.#reading;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Shows another host; what still runs for the old one is cancelled and forgotten. */
  open(host: Host): Promise<ReadResult> {
    this.cancel();
    this.#running = null;
    void this.#host.close();
    this.#host = host;
    this.#reading = null;
    this.#settings.hostChanged(host.source.kind === 'live');
    this.#store.update({
      source: host.source,
      canChange: host.canChange,
      assessment: null,
      exceptions: [],
      ask: null,
      problem: null,
      stale: false,
      settings: this.#settings.view(),
    });
    return this.read();
  }

  cancel(): void {
    this.#controller.abort();
    this.#controller = new AbortController();
  }

  onStep(what: Progress['what']): (step: string, done: number, total: number) => void {
    return (step, done, total) => this.#store.update({ progress: { what, step, done, total } });
  }

  /** Nothing runs any more. */
  idle(): void {
    if (this.#running === null) this.#store.update({ progress: null });
  }

  /** Reads and judges the host; one reading at a time, the others wait for its result. */
  read(): Promise<ReadResult> {
    this.#running ??= this.#readOnce();
    return this.#running;
  }

  /** Reads the host as it is from now on: a reading that runs already began before. */
  async readFresh(): Promise<ReadResult> {
    await this.#running;
    return this.read();
  }

  /** What the exceptions of the settings make of an assessment of this host, today. */
  excepted(assessment: Assessment): ExceptedAssessment {
    return applyExceptions(assessment, this.#settings.values().exceptions, dayOf(this.#now()));
  }

  /** Judges the last reading again, since what the user said of the host has changed. */
  async judgeAgain(): Promise<void> {
    if (this.#reading !== null) await this.#show(this.#reading.snapshot);
  }

  async #readOnce(): Promise<ReadResult> {
    const host = this.#host;
    const before = this.#reading?.result;
    const onStep = this.onStep('collecting');
    this.#store.update({ progress: { what: 'collecting', step: '', done: 0, total: 1 } });
    try {
      const read = await host.read({ signal: this.signal, onStep });
      if (host !== this.#host) return unread;
      if (!read.ok) return this.#failed(read.error);
      if (host.isOwnComputer) {
        const { knownFlowIds } = await import('../known-flows.ts');
        this.#settings.policyRead(read.value, knownFlowIds);
      }
      const shown = await this.#show(read.value);
      // Both with the exceptions of today: that one has ended makes no flow worse.
      const old = before?.kind === 'assessed' ? this.excepted(before.assessment).assessment : null;
      return { ...shown, difference: differenceOf(old, shown.assessment), problem: null };
    } catch (error) {
      return host === this.#host ? this.#failed(problemOf(error)) : unread;
    } finally {
      if (host === this.#host) this.#running = null;
    }
  }

  #failed(problem: Problem): ReadResult {
    const stale = this.#store.get().assessment !== null;
    this.#store.update({ progress: null, problem, stale });
    return { ...unread, problem };
  }

  async #show(snapshot: Snapshot): Promise<Pick<ReadResult, 'assessment' | 'exceptions'>> {
    const host = this.#host;
    // What judges is loaded with the first reading: the icon is there before it.
    const { assessHost } = await import('../assess-input.ts');
    if (host !== this.#host) return unread;
    const result = assessHost(snapshot, givenSituation(this.#settings.values()));
    this.#reading = { snapshot, result };
    const shown = result.kind === 'assessed' ? this.excepted(result.assessment) : unread;
    const ask =
      result.kind === 'ask'
        ? { what: result.what, why: result.why, choices: result.choices }
        : null;
    const settings = this.#settings.view();
    const done = { progress: null, problem: null, stale: false };
    const { assessment, exceptions } = shown;
    this.#store.update({ assessment, exceptions, ask, settings, ...done });
    return shown;
  }
}
