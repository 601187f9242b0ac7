import type {
  FaultSummary,
  FlowAssessment,
  HostSummary,
  ProfileVerdict,
} from '../assessment/model.ts';
import type { FlowVerdict } from '../firewall/flow/verdict.ts';
import type { Direction, Profile, Store } from '../firewall/terms.ts';

/**
 * What changed between two states of one host: pure data that survives JSON, in a fixed order. What
 * did not change is not in it, so that equal states give empty lists.
 */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly before: HostSummary;
  readonly after: HostSummary;
  readonly flows: readonly FlowChange[];
  readonly faults: readonly FaultChange[];
  readonly rules: readonly RuleChange[];
  readonly settings: readonly SettingChange[];
  /** What the choice of flows depends on: roles, features, release, profiles, catalogue. */
  readonly situation: readonly SituationChange[];
  /** Stores that were not looked at in one state or in both, hence not compared. */
  readonly notCompared: readonly NotCompared[];
  readonly summary: ComparisonSummary;
}

export interface ComparisonSummary {
  /** Needed flows that got worse, or became closed in a way that has no order (`changed`). */
  readonly worse: number;
  readonly better: number;
  readonly rules: number;
  readonly settings: number;
}

/** What of a flow is compared: an assessment's flow, or what was kept of one. */
export type ComparedFlow = Pick<
  FlowAssessment,
  'id' | 'direction' | 'role' | 'purpose' | 'protocol' | 'ports' | 'verdict' | 'needed' | 'failing'
> & { readonly profiles: readonly Pick<ProfileVerdict, 'profile' | 'verdict' | 'reasons'>[] };

/**
 * `changed`: worse on one profile and better on another, or open for other traffic than before;
 * `added`, `removed`: judged in one state only.
 */
export type FlowChangeKind = 'worse' | 'better' | 'changed' | 'added' | 'removed';

export interface FlowChange {
  readonly id: string;
  readonly direction: Direction;
  readonly role: string;
  readonly purpose: string;
  readonly protocol: string;
  readonly ports: string;
  readonly change: FlowChangeKind;
  /** null: not judged in that state. */
  readonly before: FlowState | null;
  readonly after: FlowState | null;
  /** The profiles whose verdict or extent changed. */
  readonly profiles: readonly ProfileChange[];
}

export interface FlowState {
  readonly verdict: FlowVerdict;
  readonly needed: boolean;
  readonly failing: boolean;
}

export interface ProfileChange {
  readonly profile: Profile;
  readonly before: FlowVerdict | null;
  readonly after: FlowVerdict | null;
}

export interface FaultChange {
  readonly change: 'added' | 'removed';
  readonly fault: FaultSummary;
}

/** One rule of one store; ids are compared as the registry does, without regard to case. */
export interface RuleChange {
  readonly store: Store;
  readonly id: string;
  /** As stored; may be a resource such as `@FirewallAPI.dll,-1`, or empty. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty unless changed. */
  readonly fields: readonly FieldChange[];
  /** The rule as stored, null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** All values of one key; an empty list is an absent key. Key '' is the version, which has none. */
export interface FieldChange {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export const settingNames = [
  'enabled',
  'shieldsUp',
  'blocksInbound',
  'blocksOutbound',
  'exemptInterfaces',
  'mergesLocalRules',
  'mergesApplications',
  'mergesOpenPorts',
] as const;
export type SettingName = (typeof settingNames)[number];

/** A setting in force on a profile, and the store that says so. */
export interface SettingState {
  readonly value: boolean | readonly string[];
  readonly from: Store | 'default';
}

export interface SettingChange {
  readonly profile: Profile;
  readonly setting: SettingName;
  readonly before: SettingState;
  readonly after: SettingState;
}

export interface SituationChange {
  readonly what: 'host' | 'windows' | 'release' | 'catalogue' | 'roles' | 'features' | 'profiles';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface NotCompared {
  readonly store: Store;
  /** Why it was not looked at, null where it was. */
  readonly before: string | null;
  readonly after: string | null;
}
