import type { FlowException } from '../exceptions/exception.ts';

/** What a fleet report says beside what was found. */
export interface FleetFacts {
  /** ISO 8601 with zone; its day decides which exceptions are expired. */
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Those that any host was judged by, with the SHA-256 of their content. */
  readonly catalogues: readonly { readonly id: string; readonly hash: string }[];
  /** All that were given, whether they speak of one of the hosts or not. */
  readonly exceptions: readonly FlowException[];
}
