import { keyOf } from '../../core/assessment/flow-key.ts';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';

export interface NoticeParts {
  /** What was told already; survives the program. */
  readonly told: {
    read(): Promise<readonly string[]>;
    write(told: readonly string[]): Promise<unknown>;
  };
  readonly isWanted: () => boolean;
  /** Whoever looks at the window sees it there. */
  readonly isWindowInFront: () => boolean;
  readonly show: (flows: readonly FlowAssessment[]) => void;
}

const toldAs = (flow: FlowAssessment) => `${keyOf(flow)} ${flow.verdict}`;

/** Decides what is worth a notice: one for all that got worse, never for the same thing twice. */
export class Notices {
  readonly #parts: NoticeParts;
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /** Flows that a reading found closed although they were open before. */
  worse(flows: readonly FlowAssessment[]): Promise<void> {
    return this.#inTurn(async (told) => {
      const fresh = flows.filter((flow) => !told.has(toldAs(flow)));
      if (fresh.length === 0) return told;
      const { isWanted, isWindowInFront, show } = this.#parts;
      if (isWanted() && !isWindowInFront()) show(fresh);
      return new Set([...told, ...fresh.map(toldAs)]);
    });
  }

  /** What is open again may be told again once it closes. */
  seen({ flows }: Assessment): Promise<void> {
    const failing = new Set(flows.filter((flow) => flow.failing).map(toldAs));
    return this.#inTurn((told) =>
      Promise.resolve(new Set([...told].filter((key) => failing.has(key)))),
    );
  }

  #inTurn(change: (told: ReadonlySet<string>) => Promise<ReadonlySet<string>>): Promise<void> {
    const turn = this.#queue.then(() => this.#rewrite(change));
    this.#queue = turn;
    return turn;
  }

  async #rewrite(change: (told: ReadonlySet<string>) => Promise<ReadonlySet<string>>) {
    const { told } = this.#parts;
    const before = new Set(await told.read());
    const after = await change(before);
    if (after.size !== before.size || [...after].some((key) => !before.has(key)))
      await told.write([...after]);
  }
}
