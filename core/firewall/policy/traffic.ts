import type { Bound, Intervals } from '../algebra/intervals.ts';
import type { Direction, Family, Profile } from '../terms.ts';
import type { ProgramKnowledge } from './program-path.ts';

/** Who sends or receives. An absent field is not known; `services: []` is an ordinary process. */
export interface Actor {
  readonly program?: ProgramKnowledge;
  /** Lower-case short names of the services in the process. */
  readonly services?: readonly string[];
}

export type AddressSets = { readonly [F in Family]: Intervals<Bound> };

/**
 * A set of ordinary traffic on one profile: what a question or a flow becomes. A value that is not
 * known is the set of all values, which is exactly what "for certain" and "may" are judged on.
 */
export interface Traffic {
  readonly direction: Direction;
  readonly profile: Profile;
  readonly protocol: number;
  readonly families: readonly Family[];
  /** Ignored by rules unless the protocol has ports. */
  readonly localPorts: Intervals<number>;
  readonly remotePorts: Intervals<number>;
  /** The local ports are those RPC servers registered, so that the keyword `RPC` names them. */
  readonly isRpc: boolean;
  /** `type * 256 + code`, for ICMP. */
  readonly icmp: Intervals<number>;
  readonly local: AddressSets;
  readonly remote: AddressSets;
  /** Positions in `interfaceTypes`. */
  readonly interfaceTypes: Intervals<number>;
  /** Normal GUIDs of the adapters it may use; absent when not known. */
  readonly interfaces?: readonly string[];
  /** The true one is any of these; empty when nothing is known. */
  readonly actors: readonly Actor[];
}
