/** Begins a piece of work when everything asked for before it has ended, well or badly. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own: what is asked for through it never runs at the same time. */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
