import type { Assessment } from '../../core/assessment/model.ts';
import type { GivenSituation } from '../../core/assessment/situation.ts';
import {
  applyExceptions,
  type AppliedException,
  type ExceptedAssessment,
} from '../../core/exceptions/apply-exceptions.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { AssessResult } from '../assess-input.ts';
import { dayOf } from '../local-time.ts';
import type { Problem, Progress } from './api.ts';
import type { Causes } from './activity-record.ts';
import type { Host } from './host.ts';
import { problemOf } from './problem.ts';
import { givenSituation } from './settings.ts';
import type { SettingsService } from './settings-service.ts';
import type { StateStore } from './state-store.ts';
import type { Difference } from './turns.ts';

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
  readonly difference: HostDifference;
  readonly problem: Problem | null;
}

/** What is different since the reading before, or since this program last ran. */
export interface HostDifference extends Difference {
  /** ISO 8601: when it was as before. */
  readonly since: string | null;
  /** null: this program was not running meanwhile. */
  readonly causes: Causes | null;
}

export const noDifference: HostDifference = { turns: [], worse: [], since: null, causes: null };

const unread: ReadResult = {
  assessment: null,
  exceptions: [],
  difference: noDifference,
  problem: null,
};

export interface HostSurroundings {
  readonly store: StateStore;
  readonly settings: SettingsService;
  readonly now: () => Date;
  /** Of this program. */
  readonly version: string;
}

const stateOf = (reading: Reading | null) =>
  reading?.result.kind === 'assessed'
    ? { snapshot: reading.snapshot, assessment: reading.result.assessment }
    : undefined;

/** The host on screen, its last reading, and the one reading or change that may run on it. */
export class CurrentHost {
  readonly #store: StateStore;
  readonly #settings: SettingsService;
  readonly #around: HostSurroundings;
  #host: Host;
  #reading: Reading | null = null;
  #controller = new AbortController();
  #running: Promise<ReadResult> | null = null;

  constructor(host: Host, around: HostSurroundings) {
    this.#host = host;
    this.#around = around;
    this.#store = around.store;
    this.#settings = around.settings;
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
      inputNotes: host.inputNotes ?? [],
      assessment: null,
      exceptions: [],
      sources: {},
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

  /** What the user said of this host. */
  get situation(): GivenSituation {
    return givenSituation(this.#settings.values());
  }

  /** What the exceptions of the settings make of an assessment of this host, today. */
  excepted(assessment: Assessment): ExceptedAssessment {
    return applyExceptions(
      assessment,
      this.#settings.values().exceptions,
      dayOf(this.#around.now()),
    );
  }

  /** Judges the last reading again, since what the user said of the host has changed. */
  async judgeAgain(): Promise<void> {
    if (this.#reading === null) return;
    await this.#show(this.#reading.snapshot);
    await this.#keepCheck();
  }

  async #readOnce(): Promise<ReadResult> {
    const host = this.#host;
    const before = this.#reading;
    const onStep = this.onStep('collecting');
    this.#store.update({ progress: { what: 'collecting', step: '', done: 0, total: 1 } });
    try {
      await this.#settings.readExceptions();
      const read = await host.read({ signal: this.#controller.signal, onStep });
      if (host !== this.#host) return unread;
      if (!read.ok) return this.#failed(read.error);
      if (host.isOwnComputer) {
        const { knownFlowIds } = await import('../known-flows.ts');
        this.#settings.policyRead(read.value, knownFlowIds);
      }
      const shown = await this.#show(read.value);
      const difference = await this.#differenceTo(before, shown.exceptions);
      await this.#keepCheck();
      return host === this.#host ? { ...shown, difference, problem: null } : unread;
    } catch (error) {
      return host === this.#host ? this.#failed(problemOf(error)) : unread;
    } finally {
      if (host === this.#host) this.#running = null;
    }
  }

  /** Exceptions of today hold for both sides: that one has ended makes no flow worse. */
  async #differenceTo(
    before: Reading | null,
    exceptions: readonly AppliedException[],
  ): Promise<HostDifference> {
    const after = stateOf(this.#reading);
    if (after === undefined) return noDifference;
    const { causesOf, differenceOf } = await import('./turns.ts');
    const old = stateOf(before);
    if (old !== undefined) {
      const { flows } = old.assessment;
      const difference = differenceOf(flows, after.assessment.flows, exceptions);
      const { turns } = difference;
      const causes = turns.length === 0 ? null : causesOf(old, after, turns);
      return { ...difference, since: old.snapshot.collectedAt ?? null, causes };
    }
    const kept = before === null ? ((await this.#host.lastCheck?.read()) ?? null) : null;
    const { version, now } = this.#around;
    if (kept?.version !== version) return noDifference;
    const { comparedFlows, lastCheckOf } = await import('./last-check.ts');
    const current = comparedFlows(lastCheckOf(after.assessment, version, now()));
    const difference = differenceOf(comparedFlows(kept), current, exceptions);
    return { ...difference, since: kept.time, causes: null };
  }

  /** For the next start of this program. What cannot be kept is told by the next one that can. */
  async #keepCheck(): Promise<void> {
    const { lastCheck } = this.#host;
    const state = stateOf(this.#reading);
    if (lastCheck === null || state === undefined) return;
    const { lastCheckOf } = await import('./last-check.ts');
    const { version, now } = this.#around;
    await lastCheck.write(lastCheckOf(state.assessment, version, now()));
  }

  #failed(problem: Problem): ReadResult {
    const stale = this.#store.get().assessment !== null;
    this.#store.update({ progress: null, problem, stale, settings: this.#settings.view() });
    return { ...unread, problem };
  }

  async #show(snapshot: Snapshot): Promise<Pick<ReadResult, 'assessment' | 'exceptions'>> {
    const host = this.#host;
    // What judges is loaded with the first reading: the icon is there before it.
    const { assessHost } = await import('../assess-input.ts');
    const { documentsOf } = await import('./documents.ts');
    if (host !== this.#host) return unread;
    const result = assessHost(snapshot, this.situation);
    this.#reading = { snapshot, result };
    const shown = result.kind === 'assessed' ? this.excepted(result.assessment) : unread;
    const ask =
      result.kind === 'ask'
        ? { what: result.what, why: result.why, choices: result.choices }
        : null;
    const settings = this.#settings.view();
    const done = { progress: null, problem: null, stale: false };
    const sources =
      result.kind === 'assessed' ? documentsOf(result.assessment, result.catalogue) : {};
    const { assessment, exceptions } = shown;
    this.#store.update({ assessment, exceptions, sources, ask, settings, ...done });
    return shown;
  }
}
