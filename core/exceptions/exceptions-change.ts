import type { FlowException } from './exception.ts';

/** What comes and what goes; the same exception may stand in a list twice, and then goes twice. */
export interface ExceptionsChange {
  readonly remove: readonly FlowException[];
  readonly add: readonly FlowException[];
}

export const isSameException = (a: FlowException, b: FlowException): boolean =>
  a.flow === b.flow &&
  a.direction === b.direction &&
  a.host === b.host &&
  a.reason === b.reason &&
  a.who === b.who &&
  a.expires === b.expires;

/** A list without some of its entries, and those that were not in it. */
function takenOut(list: readonly FlowException[], entries: readonly FlowException[]) {
  const left = [...list];
  const missing = entries.filter((entry) => {
    const at = left.findIndex((each) => isSameException(each, entry));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { left, missing };
}

/** What makes one list of another. */
export function exceptionsChange(
  before: readonly FlowException[],
  after: readonly FlowException[],
): ExceptionsChange {
  const { left, missing } = takenOut(before, after);
  return { remove: left, add: missing };
}

/** The list after a change: what it removes and others have removed already is no mistake. */
export const changedExceptions = (
  list: readonly FlowException[],
  { remove, add }: ExceptionsChange,
): FlowException[] => [...takenOut(list, remove).left, ...add];
