import type { Plan, UndoPlan } from '../../core/remediation/plan.ts';
import type { Result } from '../../core/result.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import type { ActivityLog } from './activity.ts';
import type { ChangeRecords } from '../remediation/reported-changes.ts';
import type { HostSource, Problem } from './api.ts';
import type { LastCheckStore } from './last-check.ts';

/** How far a reading or a change is. */
export type OnStep = (step: string, done: number, total: number) => void;

export interface WorkOptions {
  readonly signal: AbortSignal;
  readonly onStep: OnStep;
}

export interface ChangeRequest extends WorkOptions {
  readonly plan: Plan;
}

/** Change counters as `Host.probe` gives them. */
export const counterText = (counters: Readonly<Record<string, number>>): string =>
  JSON.stringify(Object.entries(counters).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What became of a plan. After `not-done` nothing was changed as far as is known. */
export type ChangeOutcome =
  | {
      readonly kind: 'done';
      /** Names this run for `undoPlanOf`. */
      readonly operationId: string;
      readonly stepsDone: number;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'not-done'; readonly problem: Problem };

/** A host on screen: this computer, a sample, or what files say of another server. */
export interface Host {
  readonly source: HostSource;
  readonly canChange: boolean;
  /** What the readers of its files remark. */
  readonly inputNotes?: readonly string[];
  /**
   * What policy says of this program on that host holds for this program. Not so of a sample or a
   * server's file: by opening one, nobody gets rid of what policy has locked here.
   */
  readonly isOwnComputer: boolean;
  readonly activity: ActivityLog;
  /** Where the verdicts of its last check are kept; null where nothing outlives the window. */
  readonly lastCheck: LastCheckStore | null;
  /** What was changed on it, by whomever. */
  records(): Promise<Result<ChangeRecords, Problem>>;
  read(options: WorkOptions): Promise<Result<Snapshot, Problem>>;
  /** A text that differs once the firewall's policy has changed; cheap. */
  probe(signal: AbortSignal): Promise<Result<string, Problem>>;
  apply(request: ChangeRequest): Promise<ChangeOutcome>;
  /** The plan that takes an operation back. */
  undoPlanOf(operationId: string): Promise<Result<UndoPlan, Problem>>;
  close(): Promise<void>;
}
