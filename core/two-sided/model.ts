import type { FlowAssessment } from '../assessment/model.ts';

/**
 * Flows between several hosts, each judged at both of its ends. Pure data that survives JSON.
 */

export interface TwoSided {
  readonly schemaVersion: 1;
  readonly hosts: readonly TwoSidedHost[];
  readonly summary: TwoSidedSummary;
  /** The worst first. */
  readonly flows: readonly FlowBetween[];
}

export interface TwoSidedHost {
  /** Tells hosts apart: the name, or the input where it does not say. */
  readonly name: string;
  readonly input: string;
  readonly release: string;
  readonly roles: readonly string[];
  /** Empty: not known, so its peers' flows are judged for every address. */
  readonly addresses: readonly string[];
}

/** Flows that can fail, counted by their outcome. */
export interface TwoSidedSummary {
  readonly needed: number;
  readonly open: number;
  readonly partly: number;
  readonly closed: number;
  readonly unknown: number;
}

/** `partly`: for some of the addresses, ports or profiles of the two only. */
export type BetweenOutcome = 'open' | 'partly' | 'closed' | 'unknown';

export type End = 'initiator' | 'listener';

/** One flow from one host to another. */
export interface FlowBetween {
  readonly id: string;
  readonly purpose: string;
  readonly level: FlowAssessment['level'];
  readonly needed: boolean;
  readonly protocol: string;
  /** As the listener has them. */
  readonly ports: string;
  /** Names of hosts. */
  readonly initiator: string;
  readonly listener: string;
  readonly outcome: BetweenOutcome;
  /** The ends whose firewall keeps it from being open; empty when it is, or when only the ports differ. */
  readonly closedBy: readonly End[];
  /** The initiator is set to another port than the listener; null when they agree. */
  readonly portsDiffer: PortsDiffer | null;
  /** What each end's firewall says, with reasons. */
  readonly ends: Readonly<Record<End, FlowAssessment>>;
}

export interface PortsDiffer {
  readonly initiator: string;
  readonly listener: string;
  /** False: the listener's port could not be read, and its documented default stands for it. */
  readonly isCertain: boolean;
}
