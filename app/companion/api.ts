import { fixFormats, type FixFormat } from '../../core/remediation/writers/fix-formats.ts';
import type { FlowKey } from '../../core/assessment/flow-key.ts';
import type { Assessment, FlowAssessment, Summary } from '../../core/assessment/model.ts';
import type { RuleName } from '../../core/assessment/reason.ts';
import type { AppliedException } from '../../core/exceptions/apply-exceptions.ts';
import type { Answer } from '../../core/firewall/question.ts';
import type { RuleProblem } from '../../core/firewall/rule/rule-flaw.ts';
import type { Direction, Profile, Store } from '../../core/firewall/terms.ts';
import type {
  ActivityEvent,
  ActivityRecord,
  Causes,
  FlowTurn,
  RunEvent,
  Sentence,
} from './activity-record.ts';
import type { Hindrance } from '../../core/remediation/hindrance.ts';
import type { LeftRule } from '../../core/remediation/own-rules-of.ts';
import type { Problem } from './problem.ts';
import type { Settings, SettingsView } from './settings-api.ts';

export type {
  ActivityEvent,
  AppliedException,
  Causes,
  FlowKey,
  FlowTurn,
  LeftRule,
  Problem,
  RuleProblem,
  RunEvent,
  Sentence,
  Settings,
  SettingsView,
};
export type { FlowException } from '../../core/exceptions/exception.ts';
export type { PolicyMistake, SettingsProblem } from './settings-api.ts';

/**
 * What the use cases offer to a window and what it shows, as types. They cross the border between
 * two processes: the schemas in electron/contract check every one of them at run time in both
 * directions and are held equal to these.
 */

/** Where the host on screen comes from. Only `live` is ever changed; a sample is changed in memory. */
export type HostSource =
  | { readonly kind: 'live' }
  | { readonly kind: 'sample'; readonly id: string; readonly title: string }
  | { readonly kind: 'file'; readonly name: string };

/** Progress of a reading or a change; `done` of `total` parts. */
export interface Progress {
  readonly what: 'collecting' | 'assessing' | 'applying' | 'undoing' | 'saving';
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** A document of the catalogue. */
export interface DocumentView {
  readonly title: string;
  /** '' where it has none. */
  readonly address: string;
}

/** Everything the window shows that is not asked for by itself. */
export interface AppState {
  readonly version: string;
  /** `browser` is the preview without Electron: never a live firewall. */
  readonly runtime: 'desktop' | 'browser';
  readonly source: HostSource;
  /** A host opened from a file can be looked at only. */
  readonly canChange: boolean;
  /** What the readers of its files remark: what may be missing in them. */
  readonly inputNotes: readonly string[];
  /** With exceptions applied: what is excepted keeps its verdict and does not fail. */
  readonly assessment: Assessment | null;
  /** Those that speak of a flow of this host, with what they do today. */
  readonly exceptions: readonly AppliedException[];
  /** Documents that flows and faults name, by their ids. */
  readonly sources: Readonly<Record<string, DocumentView>>;
  readonly progress: Progress | null;
  /** Why there is no assessment, or why the last reading failed. */
  readonly problem: Problem | null;
  /** The last reading failed, and the assessment shown is from before. */
  readonly stale: boolean;
  /** Roles or release must be chosen first. */
  readonly ask: {
    readonly what: 'release' | 'roles';
    readonly why: string;
    readonly choices: readonly string[];
  } | null;
  readonly samples: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
  }[];
  readonly settings: SettingsView;
  /** Counts up with every entry of Activity. */
  readonly activityVersion: number;
}

/** One rule for the Rules view. */
export interface RuleRow {
  readonly store: Store;
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly direction: Direction;
  readonly action: 'allow' | 'block' | 'bypass';
  readonly active: boolean;
  readonly profiles: readonly Profile[];
  /** `TCP`, `UDP`, a number, or `any`. */
  readonly protocol: string;
  readonly localPorts: string;
  readonly remotePorts: string;
  readonly remoteAddresses: string;
  readonly program: string;
  readonly service: string;
  /** Why it is not enforced; empty when it is well-formed. */
  readonly malformed: readonly RuleProblem[];
  /** Why it cannot be told whether it is enforced. */
  readonly doubts: readonly RuleProblem[];
  readonly unknownKeys: readonly string[];
  /** Ids of flows it decides. */
  readonly flows: readonly string[];
}

export type AskResult =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly rules: readonly RuleName[] }
  | { readonly kind: 'error'; readonly error: string };

/** A change proposed and not yet made. */
export interface PlanView {
  /** Names the proposal in `applyPlan`; a proposal is forgotten when the host is read again. */
  readonly planId: string;
  readonly steps: readonly PlanStepView[];
  /** Exact PowerShell, for copying. */
  readonly commands: string;
  /** Flows for which a local rule cannot help, and what would. */
  readonly hindered: readonly HinderedFlow[];
  /** null for a host that cannot be judged. */
  readonly headlineBefore: Assessment['summary'] | null;
  /** The summary as it will be, computed by applying the plan in memory. */
  readonly headlineAfter: Assessment['summary'] | null;
  /** Verdicts of the chosen flows after the change. */
  readonly flowsAfter: readonly (FlowKey & { readonly verdict: FlowAssessment['verdict'] })[];
  /** Of the removal of own rules, what stays; null for a repair. */
  readonly stays: {
    readonly left: readonly LeftRule[];
    /** Changes that switched rules of Windows on and have not been undone. */
    readonly switchedOn: number;
  } | null;
}

export interface PlanStepView {
  readonly action: 'create' | 'enable' | 'remove' | 'disable';
  readonly ruleId: string;
  readonly ruleName: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly flows: readonly string[];
  /** The traffic the rule lets in, in parts a person reads. */
  readonly ports: string;
  readonly program: string;
  readonly service: string;
  readonly profiles: readonly Profile[];
  readonly remoteAddresses: readonly string[];
}

export type { Hindrance };

export interface HinderedFlow extends FlowKey {
  readonly hindrance: Hindrance;
  /**
   * PowerShell that puts the rules into a group policy, for its owner; '' where no rule is needed
   * there. null where the owner of the policy cannot help.
   */
  readonly ownerCommands: string | null;
}

export type ChangeResult =
  | {
      readonly kind: 'done';
      readonly entryId: string;
      readonly verified: boolean;
      readonly stepsDone: number;
      readonly stepsPlanned: number;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'not-done'; readonly problem: Problem; readonly commands: string };

/** A line of Activity. */
export interface ActivityEntry extends ActivityRecord {
  readonly canUndo: boolean;
}

/** How many needed flows were closed at a moment, and until the next point. */
export interface TrendPoint extends Pick<Summary, 'needed' | 'failing' | 'unknown' | 'excepted'> {
  /** ISO 8601. */
  readonly time: string;
}

export interface ActivityView {
  /** The newest first; of very many the newest only. */
  readonly entries: readonly ActivityEntry[];
  /** The oldest first. */
  readonly trend: readonly TrendPoint[];
  readonly lastWorse: ActivityEntry | null;
  /** When the oldest of this program's own entries was written: since then it would be told. */
  readonly since: string | null;
  /** Why a part of it is missing: what others changed cannot be read. */
  readonly problem: Problem | null;
}

export { fixFormats, type FixFormat };

export const reportFormats = [
  'html',
  'pdf',
  'csv',
  'markdown',
  'hdf',
  'xccdf',
  'junit',
  'sarif',
  'json',
] as const;
export type ReportFormat = (typeof reportFormats)[number];

export type SaveResult =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** One file of the diagnostics: what is shown is what is saved. */
export interface DiagnosticFileView {
  readonly name: string;
  /** What is in it, in a sentence. */
  readonly about: string;
  readonly text: string;
}

export interface DiagnosticsView {
  /** Names this set in `saveDiagnostics`. */
  readonly id: string;
  readonly files: readonly DiagnosticFileView[];
}

/** The calls a window can make. Files are picked by dialogs behind it; it never names a path. */
export interface CompanionApi {
  getState(): Promise<AppState>;
  checkNow(): Promise<void>;
  cancel(): Promise<void>;
  openLive(): Promise<void>;
  openSample(id: string): Promise<void>;
  /** Shows a file dialog (desktop). */
  openFile(): Promise<void>;
  /** Content of dropped or chosen files; several make one host. */
  openContents(files: readonly { readonly name: string; readonly base64: string }[]): Promise<void>;
  listRules(): Promise<readonly RuleRow[]>;
  ask(question: Readonly<Record<string, unknown>>): Promise<AskResult>;
  /** `null`: everything that fails. */
  proposePlan(flows: readonly FlowKey[] | null): Promise<PlanView>;
  /** The removal of every rule that this program created; `applyPlan` carries it out. */
  proposeRemoval(): Promise<PlanView>;
  applyPlan(planId: string): Promise<ChangeResult>;
  undo(entryId: string): Promise<ChangeResult>;
  listActivity(): Promise<ActivityView>;
  saveSettings(settings: Settings): Promise<SettingsView>;
  setStartAtLogin(on: boolean): Promise<SettingsView>;
  /** The proposal in a form that others deploy, with what takes it back beside it. */
  saveFix(planId: string, format: FixFormat): Promise<SaveResult>;
  /** `null`: a person chooses file and format in a dialog. */
  saveReport(format: ReportFormat | null): Promise<SaveResult>;
  /** Markdown for a ticket. */
  copySummary(): Promise<string>;
  /** Gathers versions, last errors and timings; with the redacted host on screen where wanted. */
  gatherDiagnostics(withSnapshot: boolean): Promise<DiagnosticsView>;
  /** Asks where, and saves what `gatherDiagnostics` showed last as one zip. */
  saveDiagnostics(id: string): Promise<SaveResult>;
  onStateChanged(listener: (state: AppState) => void): () => void;
}
