import { isSameFlow, type FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import { isAvailable } from '../../core/snapshot/schema.ts';
import type { ActivityEvent, ActivityRecord } from './activity-record.ts';
import type { ActivityView } from './api.ts';
import type { CurrentHost, ReadResult } from './current-host.ts';
import { expiredAndFailing } from './notices.ts';
import { CallFailed } from './problem.ts';
import { sentenceData } from './sentence.ts';

export interface RecorderParts {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly user: string;
  readonly onRecorded: () => void;
}

const nobody = '';

/** Writes down what happened to the host on screen, and tells it again. */
export class Recorder {
  readonly #current: CurrentHost;
  readonly #parts: RecorderParts;
  /** The last sentence that was written down: the same again is no news. */
  #lastSaid = '';
  #lastRead: ReadResult | null = null;

  constructor(current: CurrentHost, parts: RecorderParts) {
    this.#current = current;
    this.#parts = parts;
  }

  /**
   * @param user '' where nobody is known to have done it
   * @returns the id of the entry. What cannot be recorded must not keep anybody from working.
   */
  async record(event: ActivityEvent, user = this.#parts.user): Promise<string> {
    const { now, newId, onRecorded } = this.#parts;
    const id = newId();
    if ('sentence' in event && event.sentence !== null)
      this.#lastSaid = JSON.stringify(event.sentence);
    await this.#current.host.activity.append({
      id,
      time: now().toISOString(),
      user,
      host: this.#hostName(),
      event,
    });
    onRecorded();
    return id;
  }

  /**
   * Drift, or that all was checked; the second only where somebody asked or the sentence is another.
   */
  async reading(read: ReadResult, isAsked: boolean): Promise<void> {
    const { assessment, difference, exceptions } = read;
    // Several may have waited for the same reading.
    if (assessment === null || read === this.#lastRead) return;
    this.#lastRead = read;
    const sentence = sentenceData(assessment);
    const { turns, since, causes } = difference;
    const said = JSON.stringify(sentence);
    if (turns.length > 0)
      await this.record({ kind: 'drift', sentence, since, turns: [...turns], causes }, nobody);
    else if (isAsked || said !== this.#lastSaid)
      await this.record({ kind: 'check', sentence }, isAsked ? this.#parts.user : nobody);
    await this.#expired(assessment, exceptions);
  }

  /** Another host is on screen. */
  forget(): void {
    this.#lastSaid = '';
  }

  async view(): Promise<ActivityView> {
    const { host } = this.#current;
    const [own, records] = await Promise.all([host.activity.list(), host.records()]);
    if (!own.ok) throw new CallFailed(own.error);
    const { activityView } = await import('./activity-view.ts');
    const history = records.ok ? records.value.history : [];
    const place = { host: this.#hostName(), canChange: host.canChange };
    return {
      ...activityView(own.value, history, place),
      problem: records.ok ? null : records.error,
    };
  }

  /** Once for each flow and end of its exception: the log remembers. */
  async #expired({ flows }: Assessment, exceptions: readonly AppliedException[]): Promise<void> {
    const failing = expiredAndFailing(flows, exceptions);
    if (failing.length === 0) return;
    const log = await this.#current.host.activity.list();
    const records = log.ok ? log.value : [];
    const fresh = failing.filter((flow) => !isTold(flow, exceptions, records));
    if (fresh.length === 0) return;
    const named = fresh.map(({ id, direction, purpose }) => ({ id, direction, purpose }));
    await this.record({ kind: 'expired', flows: named }, nobody);
  }

  #hostName(): string {
    const host = this.#current.reading?.snapshot.host;
    return host !== undefined && isAvailable(host) ? host.name : '';
  }
}

/** The end of its exception was told already: after its last day, in whatever zone. */
function isTold(
  flow: FlowKey,
  exceptions: readonly AppliedException[],
  records: readonly ActivityRecord[],
): boolean {
  const isOfFlow = (keys: readonly FlowKey[]) => keys.some((key) => isSameFlow(key, flow));
  const ends = exceptions
    .filter(({ state, flows }) => state === 'expired' && isOfFlow(flows))
    .flatMap(({ expires }) => expires ?? []);
  return records.some(
    ({ time, event }) =>
      event.kind === 'expired' &&
      isOfFlow(event.flows) &&
      ends.every((day) => time.slice(0, 10) >= day),
  );
}
