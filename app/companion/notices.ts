import { isSameFlow, keyOf } from '../../core/assessment/flow-key.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import { oneAtATime } from '../../core/in-turn.ts';
import type { AppState } from './api.ts';

/** Flows that were closed, or flows that are closed and whose exception has ended. */
export type Noticed = 'worse' | 'expired';

export interface NoticeParts {
  /** What was told already; survives the program. */
  readonly told: {
    read(): Promise<readonly string[]>;
    write(told: readonly string[]): Promise<unknown>;
  };
  readonly isWanted: () => boolean;
  /** Whoever looks at the window sees it there. */
  readonly isWindowInFront: () => boolean;
  readonly show: (what: Noticed, flows: readonly FlowAssessment[]) => void;
}

/** Another server's state says nothing of what was told of this one. */
type Seen = Pick<AppState, 'source' | 'progress' | 'assessment' | 'exceptions'>;

const toldAs = (what: Noticed, flow: FlowAssessment) =>
  `${keyOf(flow)} ${what === 'worse' ? flow.verdict : what}`;

/** Flows that count against the host again since their exception has ended. */
export function expiredAndFailing(
  flows: readonly FlowAssessment[],
  exceptions: readonly AppliedException[],
): FlowAssessment[] {
  const ended = exceptions.filter(({ state }) => state === 'expired').flatMap((each) => each.flows);
  return flows.filter((flow) => flow.failing && ended.some((key) => isSameFlow(key, flow)));
}

/** Decides what is worth a notice: one for all that got worse, never for the same thing twice. */
export class Notices {
  readonly #parts: NoticeParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /** Flows that a reading found closed although they were open before, or not excepted any more. */
  tell(what: Noticed, flows: readonly FlowAssessment[]): Promise<void> {
    return this.#change(async (told) => {
      const fresh = flows.filter((flow) => !told.has(toldAs(what, flow)));
      if (fresh.length === 0) return told;
      const { isWanted, isWindowInFront, show } = this.#parts;
      if (isWanted() && !isWindowInFront()) show(what, fresh);
      return new Set([...told, ...fresh.map((flow) => toldAs(what, flow))]);
    });
  }

  /** What is open again may be told again once it closes, and an exception that was renewed once it ends. */
  seen({ source, progress, assessment, exceptions }: Seen): Promise<void> {
    if (source.kind !== 'live' || progress !== null || assessment === null)
      return Promise.resolve();
    const { flows } = assessment;
    const failing = flows.filter((flow) => flow.failing);
    const current = new Set([
      ...failing.map((flow) => toldAs('worse', flow)),
      ...expiredAndFailing(failing, exceptions).map((flow) => toldAs('expired', flow)),
    ]);
    return this.#change((told) =>
      Promise.resolve(new Set([...told].filter((key) => current.has(key)))),
    );
  }

  #change(change: (told: ReadonlySet<string>) => Promise<ReadonlySet<string>>): Promise<void> {
    return this.#inTurn(() => this.#rewrite(change));
  }

  async #rewrite(change: (told: ReadonlySet<string>) => Promise<ReadonlySet<string>>) {
    const { told } = this.#parts;
    const before = new Set(await told.read());
    const after = await change(before);
    // What is told is only added, what is seen only taken away.
    if (after.size !== before.size) await told.write([...after]);
  }
}
