import type { FlowKey } from '../assessment/flow-key.ts';
import type { Assessment } from '../assessment/model.ts';
import type { AppliedException } from '../exceptions/apply-exceptions.ts';
import type { Direction, Profile, Store } from '../firewall/terms.ts';

/** What every format is written from: an assessment with all that an auditor asks beside it. */
export interface Report {
  /** With exceptions applied. */
  readonly assessment: Assessment;
  readonly rules: readonly DecidingRule[];
  readonly exceptions: readonly AppliedException[];
  /** What this program changed, the oldest first; null where no journal was read. */
  readonly changes: readonly ReportedChange[] | null;
  /** Remarks of who read the inputs. */
  readonly inputNotes: readonly string[];
  readonly catalogue: ReportedCatalogue;
  /** Name and version of this program. */
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601 with zone. */
  readonly generatedAt: string;
}

export interface ReportedCatalogue {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the catalogue's content, in small hexadecimal digits. */
  readonly hash: string;
  /** Every source that a flow names. */
  readonly sources: Readonly<
    Record<string, { readonly text: string; readonly url?: string | undefined }>
  >;
}

/** A rule that a verdict rests on, every condition as text; empty means "any". */
export interface DecidingRule {
  /** False for a rule that a reason names because it would help and does not count. */
  readonly decided: boolean;
  readonly store: Store;
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly action: 'allow' | 'block' | 'bypass';
  readonly direction: Direction;
  readonly active: boolean;
  readonly profiles: readonly Profile[];
  readonly protocols: readonly string[];
  readonly localPorts: readonly string[];
  readonly remotePorts: readonly string[];
  readonly localAddresses: readonly string[];
  readonly remoteAddresses: readonly string[];
  readonly programs: readonly string[];
  readonly services: readonly string[];
  /** Why it is not enforced or not fully understood. */
  readonly problems: readonly string[];
  /** The rule string as stored. */
  readonly text: string;
  readonly flows: readonly FlowKey[];
}

/** One entry of the journal: something this program changed. */
export interface ReportedChange {
  readonly id: string;
  /** ISO 8601 with zone. */
  readonly time: string;
  readonly who: string;
  readonly kind: 'change' | 'undo';
  /** Whether the firewall was read again afterwards and showed the change. */
  readonly verified: boolean;
  readonly steps: readonly ReportedStep[];
  /** Flows that were closed before and open after it. */
  readonly fixed: readonly FlowKey[];
}

export interface ReportedStep {
  readonly action: 'create' | 'enable' | 'remove' | 'disable';
  readonly ruleId: string;
  readonly ruleName: string;
  readonly before: string | null;
  readonly after: string | null;
}
