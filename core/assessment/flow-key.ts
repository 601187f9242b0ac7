import type { Direction } from '../firewall/terms.ts';

/** A flow at one end: a host may be at both. */
export interface FlowKey {
  readonly id: string;
  readonly direction: Direction;
}

/** The key as one text, for maps and sets. */
export const keyOf = ({ id, direction }: FlowKey): string => `${id} ${direction}`;

export const isSameFlow = (a: FlowKey, b: FlowKey): boolean =>
  a.id === b.id && a.direction === b.direction;
