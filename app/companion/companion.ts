import { isDeepStrictEqual } from 'node:util';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { isSameFlow } from '../../core/assessment/flow-key.ts';
import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';
import { success, type Result } from '../../core/result.ts';
import { renderInputError } from '../../host/import/input-error.ts';
import type { HostInput } from '../../host/import/load-host.ts';
import type {
  ActivityView,
  AppState,
  AskResult,
  ChangeResult,
  CompanionApi,
  DiagnosticsView,
  FixFormat,
  PlanView,
  Problem,
  ReportFormat,
  RuleRow,
  SaveResult,
  Settings,
  SettingsView,
} from './api.ts';
import { Changes } from './changes.ts';
import { initialState, type CompanionParts } from './companion-parts.ts';
import { contentInputs } from './content-inputs.ts';
import { CurrentHost, type ReadResult } from './current-host.ts';
import { ShownDiagnostics } from './diagnostics.ts';
import { counterText, type Host } from './host.ts';
import { expiredAndFailing, type Noticed } from './notices.ts';
import { CallFailed, notAssessed } from './problem.ts';
import { Recorder } from './recorder.ts';
import type { ReportedHost } from './reports.ts';
import { settingsKeys } from './settings-keys.ts';
import { StateStore } from './state-store.ts';

/** The use cases behind a window, whatever shows it. */
export class Companion implements CompanionApi {
  readonly #parts: CompanionParts;
  readonly #store: StateStore;
  readonly #current: CurrentHost;
  readonly #changes: Changes;
  readonly #recorder: Recorder;
  #onNoticed: (what: Noticed, flows: readonly FlowAssessment[]) => void = () => undefined;
  readonly #diagnostics: ShownDiagnostics;

  constructor(parts: CompanionParts) {
    const { version, settings, firstHost } = parts;
    this.#parts = parts;
    this.#diagnostics = new ShownDiagnostics(parts);
    settings.hostChanged(firstHost.source.kind === 'live');
    this.#store = new StateStore(initialState(parts));
    const { now, newId, user } = parts;
    this.#current = new CurrentHost(firstHost, { store: this.#store, settings, now, version });
    const onRecorded = () => {
      const { activityVersion } = this.#store.get();
      this.#store.update({ activityVersion: activityVersion + 1 });
    };
    this.#recorder = new Recorder(this.#current, { now, newId, user, onRecorded });
    this.#changes = new Changes(this.#current, {
      now,
      newId,
      version,
      record: (event) => this.#recorder.record(event),
      entries: async () => (await this.#recorder.view()).entries,
    });
  }

  /** The host on screen, for whoever watches it. */
  get host(): Host {
    return this.#current.host;
  }

  /** The change counters of its last reading, as `host.probe` gives them; undefined when it failed. */
  get countersRead(): string | undefined {
    const { reading } = this.#current;
    if (reading === null || this.#store.get().problem !== null) return undefined;
    const { counters } = reading.snapshot.firewall;
    return isAvailable(counters) ? counterText(counters) : undefined;
  }

  get language(): Settings['language'] {
    return this.#store.get().settings.values.language;
  }

  get isChanging(): boolean {
    return this.#changes.isRunning;
  }

  get isBusy(): boolean {
    return this.#current.isBusy || this.#changes.isRunning;
  }

  /** Told after each reading of what is worth a notice; the same may come again. */
  onNoticed(listener: (what: Noticed, flows: readonly FlowAssessment[]) => void): void {
    this.#onNoticed = listener;
  }

  getState = (): Promise<AppState> => {
    // Start at login can be switched in Windows too, which tells nobody.
    const settings = this.#parts.settings.view();
    if (settings.startAtLogin !== this.#store.get().settings.startAtLogin)
      this.#store.update({ settings });
    return Promise.resolve(this.#store.get());
  };

  onStateChanged = (listener: (state: AppState) => void): (() => void) =>
    this.#store.subscribe(listener);

  async checkNow(): Promise<void> {
    await this.check(true);
  }

  /**
   * Reads the host, keeps what changed by itself in Activity, and tells what got worse.
   * @param isAsked a person asked for it
   */
  async check(isAsked = false): Promise<ReadResult> {
    this.#changes.forget();
    return this.#told(await this.#current.read(), isAsked);
  }

  async #told(result: ReadResult, isAsked: boolean): Promise<ReadResult> {
    await this.#recorder.reading(result, isAsked);
    const flows = result.assessment?.flows ?? [];
    const isWorse = (flow: FlowAssessment) =>
      result.difference.worse.some((key) => isSameFlow(key, flow));
    this.#notice('worse', flows.filter(isWorse));
    this.#notice('expired', expiredAndFailing(flows, result.exceptions));
    return result;
  }

  /** Of this computer only: who opened another server looks at it. */
  #notice(what: Noticed, flows: readonly FlowAssessment[]): void {
    const isWatched = this.#store.get().source.kind === 'live';
    if (isWatched && flows.length > 0) this.#onNoticed(what, flows);
  }

  cancel(): Promise<void> {
    this.#current.cancel();
    return Promise.resolve();
  }

  async openLive(): Promise<void> {
    await this.#open(this.#parts.openLive());
  }

  async openSample(id: string): Promise<void> {
    await this.#open(await this.#parts.openSample(id));
  }

  async openFile(): Promise<void> {
    const picked = await this.#parts.pickFiles();
    if (!picked.ok) throw new CallFailed(picked.error);
    if (picked.value !== undefined) await this.#openInputs(picked.value);
  }

  async openContents(
    files: readonly { readonly name: string; readonly base64: string }[],
  ): Promise<void> {
    await this.#openInputs(contentInputs(files));
  }

  async listRules(): Promise<readonly RuleRow[]> {
    const { rulesOfHost } = await import('./rule-rows.ts');
    return rulesOfHost(this.#snapshot(), this.#store.get().assessment);
  }

  async ask(question: Readonly<Record<string, unknown>>): Promise<AskResult> {
    const { answerOf } = await import('./answer.ts');
    return answerOf(this.#snapshot(), question);
  }

  proposePlan(flows: Parameters<CompanionApi['proposePlan']>[0]): Promise<PlanView> {
    return this.#changes.propose(flows);
  }

  proposeRemoval(): Promise<PlanView> {
    return this.#changes.proposeRemoval();
  }

  applyPlan(planId: string): Promise<ChangeResult> {
    return this.#changes.apply(planId);
  }

  undo(entryId: string): Promise<ChangeResult> {
    return this.#changes.undo(entryId);
  }

  listActivity(): Promise<ActivityView> {
    return this.#recorder.view();
  }

  async saveSettings(settings: Settings): Promise<SettingsView> {
    const before = this.#parts.settings.values();
    const saved = await this.#parts.settings.save(settings);
    if (!saved.ok) throw new CallFailed(saved.error);
    const { values } = saved.value;
    const names = settingsKeys.filter((name) => !isDeepStrictEqual(before[name], values[name]));
    this.#changes.forget();
    this.#store.update({ settings: saved.value });
    await this.#current.judgeAgain();
    if (names.length > 0) await this.#recorder.record({ kind: 'settings', names });
    return saved.value;
  }

  async setStartAtLogin(on: boolean): Promise<SettingsView> {
    const settings = this.#parts.settings.setStartAtLogin(on);
    if (!settings.ok) throw new CallFailed(settings.error);
    this.#store.update({ settings: settings.value });
    return settings.value;
  }

  async saveFix(planId: string, format: FixFormat): Promise<SaveResult> {
    const repair = this.#changes.repair(planId, 'Nothing was saved.');
    const { saveFix } = await import('./save-fix.ts');
    return saveFix(repair, format, this.#assessed(), this.#parts);
  }

  async saveReport(format: ReportFormat | null): Promise<SaveResult> {
    const { saveFile, printPdf, chooseReportFile: choose } = this.#parts;
    const reported = this.#reported();
    // The writers are loaded when the first report is wanted.
    const { saveReport } = await import('./reports.ts');
    const whileSaving = (work: () => Promise<SaveResult>) => this.#store.whileSaving(work);
    const place = { choose, saveFile, printPdf, whileSaving };
    const saved = await saveReport(format, reported, place);
    if (saved.kind === 'saved') await this.#recorder.record({ kind: 'report', name: saved.name });
    return saved;
  }

  async copySummary(): Promise<string> {
    const reported = this.#reported();
    const { summaryMarkdown } = await import('./reports.ts');
    return summaryMarkdown(reported);
  }

  async gatherDiagnostics(withSnapshot: boolean): Promise<DiagnosticsView> {
    const snapshot = withSnapshot ? this.#snapshot() : null;
    return this.#diagnostics.gather(this.#parts.settings.view(), snapshot);
  }

  saveDiagnostics(id: string): Promise<SaveResult> {
    return this.#diagnostics.save(id);
  }

  #assessed() {
    const { reading } = this.#current;
    if (reading?.result.kind !== 'assessed') throw new CallFailed(notAssessed);
    return { ...reading.result, snapshot: reading.snapshot };
  }

  #reported(): ReportedHost {
    const { now, settings } = this.#parts;
    const { host } = this.#current;
    return { ...this.#assessed(), host, settings: settings.values(), now };
  }

  #snapshot(): Snapshot {
    const { reading } = this.#current;
    if (reading === null) throw new CallFailed(notAssessed);
    return reading.snapshot;
  }

  async #openInputs(inputs: readonly HostInput[]): Promise<void> {
    // The readers of exported files are loaded when a file is opened.
    const { loadHostInputs } = await import('../../host/import/load-host.ts');
    const loaded = await loadHostInputs(inputs);
    if (!loaded.ok) {
      throw new CallFailed({
        what: 'The file could not be used.',
        why: renderInputError(loaded.error),
        next: 'Choose a snapshot, a registry export or a firewall export.',
      });
    }
    const { fileHost } = await import('./memory-host.ts');
    const name = inputs.map((input) => input.name).join(', ');
    await this.#open(success(fileHost(name, loaded.snapshot, loaded.notes)));
  }

  async #open(host: Result<Host, Problem>): Promise<void> {
    if (!host.ok) throw new CallFailed(host.error);
    if (this.#changes.isRunning) {
      throw new CallFailed({
        what: 'No other host was opened.',
        why: 'A change is running on this one.',
        next: 'Wait until it is done.',
      });
    }
    this.#changes.forget();
    this.#recorder.forget();
    await this.#told(await this.#current.open(host.value), false);
  }
}
