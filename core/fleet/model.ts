import type { FlowKey } from '../assessment/flow-key.ts';
import type { Summary } from '../assessment/model.ts';
import type { Cause } from './causes.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Direction } from '../firewall/terms.ts';

/** What one input gave, small enough to be kept for thousands of them. */
export type HostResult = AssessedHost | UnreadHost | LeftOutFile;

export interface UnreadHost {
  readonly kind: 'unread';
  /** As given or found in a folder. */
  readonly input: string;
  /** One sentence: what is wrong, and what to do. */
  readonly problem: string;
}

/** A file that lies among the hosts and is something else. */
export interface LeftOutFile {
  readonly kind: 'left-out';
  readonly input: string;
}

export interface AssessedHost {
  readonly kind: 'assessed';
  readonly input: string;
  /** null where the input does not say. */
  readonly name: string | null;
  readonly domain: string | null;
  readonly windows: string | null;
  readonly release: string;
  /** Id of the catalogue it was judged by. */
  readonly catalogue: string;
  readonly roles: readonly string[];
  readonly collectedAt: string | null;
  readonly elevated: boolean | null;
  readonly summary: Summary;
  readonly flows: readonly HostFlow[];
  /** Texts of the settings that break VMM whatever the rules say. */
  readonly faults: readonly string[];
  /** What was assumed, not read or not evaluated on this host, sentences. */
  readonly notes: readonly string[];
}

export interface HostFlow {
  readonly id: string;
  readonly direction: Direction;
  readonly purpose: string;
  readonly protocol: string;
  readonly ports: string;
  readonly verdict: FlowVerdict;
  readonly needed: boolean;
  readonly failing: boolean;
  readonly review: boolean;
  /** It does not fail thanks to an exception. */
  readonly excepted: boolean;
  /** Why it fails, without what is this host's alone; empty where it does not fail. */
  readonly causes: readonly Cause[];
}

/** Many hosts at a glance: pure data that survives JSON. */
export interface Fleet {
  readonly schemaVersion: 1;
  readonly summary: FleetSummary;
  /** Those that fail on most hosts first. */
  readonly flows: readonly FleetFlow[];
  /** The worst first. `cells` are in the order of `flows`. */
  readonly hosts: readonly FleetHost[];
  /** The most frequent first, at most ten. */
  readonly causes: readonly FleetCause[];
  readonly unread: readonly UnreadHost[];
  /** Files that lie among the hosts and are something else. */
  readonly leftOut: readonly string[];
  /** What was assumed, not read or not evaluated, and on how many hosts; the most frequent first. */
  readonly notes: readonly FleetNote[];
}

export interface FleetNote {
  readonly text: string;
  readonly hosts: number;
}

export interface FleetSummary {
  readonly hosts: number;
  readonly compliant: number;
  readonly actionNeeded: number;
  readonly unknown: number;
  /** Hosts on which a setting breaks VMM whatever the rules say; also counted above. */
  readonly withFaults: number;
  /** Hosts on which a flow does not fail thanks to an exception. */
  readonly withExceptions: number;
  readonly unread: number;
}

export interface FleetFlow {
  readonly id: string;
  readonly direction: Direction;
  readonly purpose: string;
  readonly protocol: string;
  /** Of every host that has it, each once: they may differ. */
  readonly ports: readonly string[];
  /** Hosts that need it, and those of them on which it fails, or cannot be told. */
  readonly needed: number;
  readonly failing: number;
  readonly unknown: number;
  /** Hosts on which it would fail without an exception. */
  readonly excepted: number;
}

export interface FleetHost extends Omit<AssessedHost, 'kind' | 'flows' | 'notes'> {
  /** null: the host takes no part in the flow. */
  readonly cells: readonly (FleetCell | null)[];
}

export interface FleetCell {
  readonly verdict: FlowVerdict;
  readonly needed: boolean;
  readonly failing: boolean;
  readonly review: boolean;
  readonly excepted: boolean;
}

export interface FleetCause {
  readonly text: string;
  /** Hosts that have it, and flows that fail for it on any of them. */
  readonly hosts: number;
  readonly flows: readonly string[];
  /** The same flows, each with the end at which it fails. */
  readonly ends: readonly FlowKey[];
}
