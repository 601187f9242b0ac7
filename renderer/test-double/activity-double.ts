import type {
  ActivityEvent,
  ActivityRecord,
  RunEvent,
} from '../../app/companion/activity-record.ts';
import { activityView } from '../../app/companion/activity-view.ts';
import { sentenceData } from '../../app/companion/sentence.ts';
import { differenceOf } from '../../app/companion/turns.ts';
import type { ActivityView } from '../../electron/contract/model.ts';
import type { HostInMemory } from './host-in-memory.ts';
import { today } from './host-in-memory.ts';

export const now = `${today}T08:30:00.000Z`;

/** What happened to a host in memory, written down as the product does. */
export class ActivityDouble {
  readonly #records: ActivityRecord[];

  constructor(before: readonly ActivityRecord[]) {
    this.#records = [...before];
  }

  get count(): number {
    return this.#records.length;
  }

  /** Gives the id of the entry. */
  record(event: ActivityEvent, { assessment }: HostInMemory): string {
    const id = `entry-${this.count + 1}`;
    const host = assessment?.host.name ?? '';
    this.#records.push({ id, time: now, user: 'CONTOSO\\admin', host, event });
    return id;
  }

  check(host: HostInMemory): void {
    const { assessment } = host;
    if (assessment !== null)
      this.record({ kind: 'check', sentence: sentenceData(assessment) }, host);
  }

  /** What a change or its undo did. */
  run(
    operationId: string,
    before: HostInMemory,
    { assessment, exceptions }: HostInMemory,
    rules: RunEvent['rules'],
  ): Omit<RunEvent, 'kind' | 'undoes'> {
    const [old, current] = [before.assessment?.flows ?? [], assessment?.flows ?? []];
    return {
      operationId,
      rules,
      state: 'done',
      verified: true,
      sentence: assessment === null ? null : sentenceData(assessment),
      turns: [...differenceOf(old, current, exceptions).turns],
    };
  }

  view({ assessment }: HostInMemory): ActivityView {
    const place = { host: assessment?.host.name ?? '', canChange: true };
    return { ...activityView(this.#records, [], place), problem: null };
  }
}
