import { catalogueOf, loadCatalogue } from '../../app/catalogue.ts';
import type { ActivityRecord } from '../../app/companion/activity-record.ts';
import { removalView } from '../../app/companion/removal-view.ts';
import { decide } from '../../core/firewall/decision/decide.ts';
import { readQuestion } from '../../core/firewall/decision/read-question.ts';
import { policyOfSnapshot } from '../../core/assessment/policy-of-snapshot.ts';
import { headline } from '../../core/assessment/words/english.ts';
import type { Assessment } from '../../core/assessment/model.ts';
import { applyExceptions } from '../../core/exceptions/apply-exceptions.ts';
import { nameOf, type Step } from '../../core/remediation/plan.ts';
import { ownRemovalOf } from '../../core/remediation/own-rules-of.ts';
import { applySteps } from '../../core/remediation/plan-effect.ts';
import { propose } from '../../core/remediation/propose.ts';
import type { Snapshot } from '../../core/snapshot/schema.ts';
import { snapshot as snapshotSchema } from '../../core/snapshot/schema.ts';
import type {
  AppState,
  ChangeResult,
  CompanionApi,
  FlowKey,
  Settings,
  SettingsView,
} from '../../electron/contract/model.ts';
import { gatheredFiles, savedFiles } from './diagnostic-files.ts';
import { ActivityDouble } from './activity-double.ts';
import type { HostInMemory } from './host-in-memory.ts';
import { hostInMemory, rulesOfHost, today } from './host-in-memory.ts';
import { planView } from './plan-view.ts';
import { ruleRows } from './rule-rows.ts';
import { usualSettings } from './usual-settings.ts';

export interface DoubleOptions {
  /** Sample hosts as they lie in assets/samples, by id. */
  readonly samples: Readonly<Record<string, unknown>>;
  readonly sampleTexts: AppState['samples'];
  readonly first: string;
  readonly settings?: Partial<Settings>;
  readonly locked?: SettingsView['locked'];
  readonly settingsProblems?: SettingsView['problems'];
  /** Put over the state: how the window looks while something fails. */
  readonly state?: Partial<AppState>;
  /** What happened before. */
  readonly activity?: readonly ActivityRecord[];
  /** Milliseconds a reading or a change takes. */
  readonly delay?: number;
}

const undoActions: Readonly<Record<string, string>> = {
  'create-rule': 'remove-rule',
  'enable-rule': 'disable-rule',
  'remove-own-rule': 'restore-rule',
};

/**
 * The process behind the window, in memory: the real core assesses, proposes and applies to real
 * sample hosts, so what the window shows is what the product would say.
 */
export class CompanionDouble implements CompanionApi {
  readonly #options: DoubleOptions;
  readonly #listeners = new Set<(state: AppState) => void>();
  readonly #undo = new Map<string, Snapshot>();
  readonly #plans = new Map<string, readonly Step[]>();
  readonly #activity: ActivityDouble;
  #settings: Settings;
  #startAtLogin = false;
  #sample: string;
  #host: HostInMemory;
  #progress: AppState['progress'] = null;

  constructor(options: DoubleOptions) {
    this.#options = options;
    this.#settings = { ...usualSettings, ...options.settings };
    this.#sample = options.first;
    this.#host = this.#read(options.first);
    this.#activity = new ActivityDouble(options.activity ?? []);
    this.#activity.check(this.#host);
  }

  #read(sample: string): HostInMemory {
    const snapshot = snapshotSchema.parse(this.#options.samples[sample]);
    return hostInMemory(snapshot, this.#settings);
  }

  #headline(): string {
    return this.#host.assessment === null ? '' : headline(this.#host.assessment);
  }

  #state(): AppState {
    const { situation, assessment, exceptions, sources } = this.#host;
    const text = this.#options.sampleTexts.find(({ id }) => id === this.#sample);
    return {
      version: '0.0.0',
      runtime: 'browser',
      source: { kind: 'sample', id: this.#sample, title: text?.title ?? this.#sample },
      canChange: true,
      assessment,
      exceptions,
      sources,
      progress: this.#progress,
      problem: null,
      stale: false,
      inputNotes: [],
      ask:
        situation.kind === 'ask'
          ? { what: situation.what, why: situation.why, choices: situation.choices }
          : null,
      samples: this.#options.sampleTexts,
      settings: this.#settingsView(),
      activityVersion: this.#activity.count,
      ...this.#options.state,
    };
  }

  #settingsView(): SettingsView {
    return {
      values: this.#settings,
      locked: this.#options.locked ?? {},
      startAtLogin: this.#startAtLogin,
      problems: this.#options.settingsProblems ?? [],
    };
  }

  #tell(): void {
    const state = this.#state();
    for (const listener of this.#listeners) listener(state);
  }

  async #work(what: NonNullable<AppState['progress']>['what'], step: string): Promise<void> {
    const { delay = 0 } = this.#options;
    if (delay === 0) return;
    const total = 4;
    for (let done = 0; done < total; done += 1) {
      this.#progress = { what, step, done, total };
      this.#tell();
      await new Promise((resolve) => setTimeout(resolve, delay / total));
    }
    this.#progress = null;
  }

  getState = async (): Promise<AppState> => this.#state();

  onStateChanged = (listener: (state: AppState) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  checkNow = async (): Promise<void> => {
    await this.#work('collecting', 'firewall');
    this.#host = hostInMemory(this.#host.snapshot, this.#settings);
    this.#activity.check(this.#host);
    this.#tell();
  };

  cancel = async (): Promise<void> => undefined;
  openLive = async (): Promise<void> => undefined;
  openFile = async (): Promise<void> => undefined;

  openSample = async (id: string): Promise<void> => {
    this.#sample = id;
    this.#host = this.#read(id);
    this.#tell();
  };

  openContents = async (
    files: readonly { readonly name: string; readonly base64: string }[],
  ): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    const content: unknown = JSON.parse(atob(file.base64));
    this.#host = hostInMemory(snapshotSchema.parse(content), this.#settings);
    this.#tell();
  };

  listRules = async () => ruleRows(rulesOfHost(this.#host), this.#host.assessment);

  ask: CompanionApi['ask'] = async (question) => {
    const reading = readQuestion(question);
    if ('error' in reading) return { kind: 'error', error: reading.error };
    const answer = decide(policyOfSnapshot(this.#host.snapshot), reading.question);
    const rules = rulesOfHost(this.#host);
    const named = answer.rules.map(({ store, id }) => ({
      store,
      id,
      name: rules.find((rule) => rule.store === store && rule.id === id)?.name ?? '',
    }));
    return { kind: 'answer', answer, rules: named };
  };

  proposePlan = async (flows: readonly FlowKey[] | null) => {
    const { situation, snapshot, assessment } = this.#host;
    if (situation.kind === 'ask') throw new Error('the roles of this server are not known');
    const catalogue = loadCatalogue(catalogueOf(situation.situation.release));
    const wanted = flows ?? (assessment?.flows ?? []).filter(({ failing }) => failing);
    const proposal = propose(snapshot, catalogue, situation.situation, wanted, today);
    const planId = `plan-${this.#plans.size + 1}`;
    this.#plans.set(planId, proposal.steps);
    const excepted = (judged: Assessment) =>
      applyExceptions(judged, this.#settings.exceptions, today).assessment;
    const { before, after } = proposal;
    return planView(planId, { ...proposal, before: excepted(before), after: excepted(after) });
  };

  proposeRemoval = async () => {
    const { snapshot, assessment } = this.#host;
    const removal = ownRemovalOf(snapshot) ?? { steps: [], left: [] };
    const planId = `plan-${this.#plans.size + 1}`;
    this.#plans.set(planId, removal.steps);
    const after = hostInMemory(applySteps(snapshot, removal.steps), this.#settings);
    return removalView(planId, removal, {
      before: assessment?.summary ?? null,
      after: after.assessment?.summary ?? null,
      switchedOn: 0,
    });
  };

  applyPlan = async (planId: string): Promise<ChangeResult> => {
    const steps = this.#plans.get(planId) ?? [];
    await this.#work('applying', steps[0]?.action ?? '');
    const before = this.#host;
    this.#host = hostInMemory(applySteps(before.snapshot, steps), this.#settings);
    const rules = steps.map((step) => ({
      action: step.action,
      name: nameOf(step),
      outcome: 'done',
    }));
    const operationId = `run-${this.#activity.count + 1}`;
    this.#undo.set(operationId, before.snapshot);
    const run = this.#activity.run(operationId, before, this.#host, rules);
    const id = this.#activity.record({ kind: 'change', ...run }, this.#host);
    this.#tell();
    return this.#done(id, steps.length);
  };

  undo = async (entryId: string): Promise<ChangeResult> => {
    const { entries } = await this.listActivity();
    const asked = entries.find(({ id, canUndo }) => id === entryId && canUndo)?.event;
    const done = asked?.kind === 'change' ? asked : undefined;
    const snapshot = this.#undo.get(done?.operationId ?? '');
    await this.#work('undoing', '');
    if (done === undefined || snapshot === undefined) {
      const problem = { what: 'Not undone.', why: 'There is no such change.', next: '' };
      return { kind: 'not-done', problem, commands: '' };
    }
    const before = this.#host;
    this.#host = hostInMemory(snapshot, this.#settings);
    const operationId = `run-${this.#activity.count + 1}`;
    const rules = done.rules.map((rule) => ({
      ...rule,
      action: undoActions[rule.action] ?? rule.action,
    }));
    const run = this.#activity.run(operationId, before, this.#host, rules);
    const event = { kind: 'undo', ...run, undoes: done.operationId } as const;
    const undone = this.#activity.record(event, this.#host);
    this.#tell();
    return this.#done(undone, done.rules.length);
  };

  #done(entryId: string, steps: number): ChangeResult {
    return {
      kind: 'done',
      entryId,
      verified: true,
      stepsDone: steps,
      stepsPlanned: steps,
      problem: null,
    };
  }

  listActivity = async () => this.#activity.view(this.#host);

  saveSettings = async (settings: Settings) => {
    this.#settings = settings;
    this.#host = hostInMemory(this.#host.snapshot, settings);
    this.#tell();
    return this.#settingsView();
  };

  setStartAtLogin = async (on: boolean) => {
    this.#startAtLogin = on;
    this.#tell();
    return this.#settingsView();
  };

  saveFix: CompanionApi['saveFix'] = async (_planId, format) => ({
    kind: 'saved',
    name: `fix.${format}`,
  });

  saveReport: CompanionApi['saveReport'] = async (format) => ({
    kind: 'saved',
    name: `summary.${format ?? 'html'}`,
  });

  copySummary = async () => this.#headline();

  gatherDiagnostics = async (withSnapshot: boolean) =>
    gatheredFiles(this.#host.snapshot, withSnapshot);

  saveDiagnostics = async () => savedFiles;
}
