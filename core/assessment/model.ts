import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Direction, Profile, RuleRef, Store } from '../firewall/terms.ts';
import type { OpinionPart } from '../second-opinion/of-snapshot.ts';
import type { FaultCode } from '../vmm/fault.ts';
import type { Reason } from './reason.ts';

/**
 * The assessment: what window, terminal and reports show. Pure data that survives JSON, so that it
 * can cross a process border; texts are made from `reasons` and ids where they are shown.
 */

export const assessmentSchemaVersion = 1;

export interface Assessment {
  readonly schemaVersion: typeof assessmentSchemaVersion;
  readonly host: HostSummary;
  readonly release: ReleaseSummary;
  readonly catalogue: CatalogueSummary;
  readonly roles: readonly RoleSummary[];
  readonly features: readonly FeatureSummary[];
  readonly profiles: JudgedProfiles;
  readonly summary: Summary;
  /** The worst first; within a verdict those that can fail the host first. */
  readonly flows: readonly FlowAssessment[];
  /** What breaks VMM whatever the rules say. */
  readonly faults: readonly FaultSummary[];
  /** What was assumed, could not be read, or lies outside the answer. */
  readonly notes: readonly Note[];
}

export interface HostSummary {
  /** null when the input does not say. */
  readonly name: string | null;
  readonly domain: string | null;
  readonly windows: string | null;
  readonly collectedAt: string | null;
  readonly elevated: boolean | null;
}

export interface ReleaseSummary {
  readonly id: string;
  readonly name: string;
  /** `given` by the user or `detected`. */
  readonly from: 'given' | 'detected';
  readonly evidence: readonly string[];
}

export interface CatalogueSummary {
  readonly id: string;
  readonly name: string;
}

export interface RoleSummary {
  readonly id: string;
  readonly from: 'given' | 'detected';
  readonly evidence: readonly string[];
}

export interface FeatureSummary {
  readonly id: string;
  readonly from: 'given' | 'detected';
  readonly evidence: readonly string[];
}

export interface JudgedProfiles {
  readonly judged: readonly Profile[];
  /** `given` by the user, `active` on the host's networks, or `assumed` because neither is known. */
  readonly from: 'given' | 'active' | 'assumed';
}

export interface Summary {
  /** How many flows have each verdict. */
  readonly counts: Readonly<Partial<Record<FlowVerdict, number>>>;
  /** Flows that can fail this host: required ones, and conditional ones whose feature is in use. */
  readonly needed: number;
  /** Of those, how many fail. */
  readonly failing: number;
  /** Of the failing, how many only because the verdict is unknown. */
  readonly unknown: number;
  /** Flows that would fail and do not, thanks to an exception (core/exceptions). */
  readonly excepted: number;
  /** `limited` flows to be looked at, because nobody said which peers there are. */
  readonly review: number;
  /** Configuration faults of severity `error`. */
  readonly faults: number;
  readonly outcome: 'compliant' | 'action-needed' | 'unknown';
}

/** A text that came with the data: which port, and where it was read. */
export interface PortOrigin {
  readonly ports: string;
  /** `registry` when the machine says it, `documented` for a document's default, `given`. */
  readonly from: 'registry' | 'documented';
  /** The registry value or the source id, e.g. `...\Settings\IndigoTcpPort` or `S01`. */
  readonly where: string;
}

export type ListenerState = 'listening' | 'not-listening' | 'other-process' | 'unknown';

export interface FlowAssessment {
  readonly id: string;
  /** The role of this host that the flow belongs to. */
  readonly role: string;
  readonly peerRoles: readonly string[];
  readonly direction: Direction;
  readonly level: 'required' | 'conditional' | 'recommended' | 'context';
  /** For `conditional`: the feature, and whether it is in use here. */
  readonly feature: string | null;
  readonly featureInUse: boolean | null;
  readonly confidence: 'high' | 'medium' | 'low';
  /** Can this flow fail the host? */
  readonly needed: boolean;
  /** Does it? */
  readonly failing: boolean;
  readonly initiator: string;
  readonly listener: string;
  readonly purpose: string;
  /** `tcp`, `udp`, `tcp+udp`, `local`. */
  readonly protocol: string;
  /** As a person writes them: `8100`, `135, 49152-65535`. */
  readonly ports: string;
  readonly portSource: readonly PortOrigin[];
  readonly verdict: FlowVerdict;
  readonly review: boolean;
  readonly profiles: readonly ProfileVerdict[];
  readonly listenerState: ListenerState;
  /** What breaks in VMM when it is closed, with error codes. */
  readonly symptom: string;
  readonly errorCodes: readonly string[];
  readonly builtinRules: readonly string[];
  readonly sources: readonly string[];
  readonly notes: string;
  /** Only in a catalogue that judges a published table: what is wrong with the row. */
  readonly published: PublishedRow | null;
}

export interface PublishedRow {
  readonly row: number;
  readonly communication: string;
  readonly technology: string | null;
  readonly port: number;
  readonly check: string;
  readonly truth: string;
  readonly flows: readonly string[];
}

export interface ProfileVerdict {
  readonly profile: Profile;
  readonly verdict: FlowVerdict;
  readonly review: boolean;
  readonly reasons: readonly Reason[];
  readonly rules: readonly RuleRef[];
}

/** What breaks VMM whatever the rules say; `text` is English, `code` and `params` are for other languages. */
export interface FaultSummary {
  readonly id: string;
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly evidence: readonly string[];
  readonly sources: readonly string[];
  readonly flows: readonly string[];
}

export type Note =
  | { readonly code: 'store-assumed-empty'; readonly store: Store; readonly detail: string }
  | { readonly code: 'part-unavailable'; readonly part: string; readonly detail: string }
  | { readonly code: 'profile-assumed' }
  | { readonly code: 'newer-than-known'; readonly version: string; readonly release: string }
  /** What the host may be or use; only the user can say. */
  | {
      readonly code: 'hint';
      readonly of: 'role' | 'feature';
      readonly id: string;
      /** What hints at it, or why it cannot be told. */
      readonly why: readonly string[];
    }
  | { readonly code: 'malformed-rules'; readonly count: number }
  | { readonly code: 'uncertain-rules'; readonly count: number }
  /** NetSecurity was asked and gave no answer for a store; null: for none. */
  | {
      readonly code: 'no-second-opinion';
      readonly of: OpinionPart | null;
      readonly detail: string;
    }
  | { readonly code: 'disputed-rules'; readonly count: number }
  /** Registry and NetSecurity disagree about settings of these profiles. */
  | { readonly code: 'disputed-settings'; readonly profiles: readonly Profile[] }
  | { readonly code: 'not-evaluated' };
