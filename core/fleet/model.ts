import type { Summary } from '../assessment/model.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Direction } from '../firewall/terms.ts';

/** What one input gave, small enough to be kept for thousands of them. */
export type HostResult = AssessedHost | UnreadHost;

export interface UnreadHost {
  readonly kind: 'unread';
  /** As given or found in a folder. */
  readonly input: string;
  /** One sentence: what is wrong, and what to do. */
  readonly problem: string;
}

export interface AssessedHost {
  readonly kind: 'assessed';
  readonly input: string;
  /** null where the input does not say. */
  readonly name: string | null;
  readonly domain: string | null;
  readonly release: string;
  readonly roles: readonly string[];
  readonly collectedAt: string | null;
  readonly summary: Summary;
  readonly flows: readonly HostFlow[];
  /** Texts of the settings that break VMM whatever the rules say. */
  readonly faults: readonly string[];
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
  /** Why it fails, without what is this host's alone; empty where it does not fail. */
  readonly causes: readonly string[];
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
}

export interface FleetSummary {
  readonly hosts: number;
  readonly compliant: number;
  readonly actionNeeded: number;
  readonly unknown: number;
  /** Hosts on which a setting breaks VMM whatever the rules say; also counted above. */
  readonly withFaults: number;
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
}

export interface FleetHost extends Omit<AssessedHost, 'kind' | 'flows'> {
  /** null: the host takes no part in the flow. */
  readonly cells: readonly (FleetCell | null)[];
}

export interface FleetCell {
  readonly verdict: FlowVerdict;
  readonly needed: boolean;
  readonly failing: boolean;
  readonly review: boolean;
}

export interface FleetCause {
  readonly text: string;
  /** Hosts that have it, and flows that fail for it on any of them. */
  readonly hosts: number;
  readonly flows: readonly string[];
}
