import { isDeepStrictEqual } from 'node:util';
import type { Noticed } from '../../app/companion/notices.ts';
import { CallFailed, problemOf, type Problem } from '../../app/companion/problem.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppState, CompanionApi } from '../contract/model.ts';
import { boundsOnDisplay, type Rectangle } from './bounds.ts';
import type { Desktop, TrayPort, WindowPort } from './ports.ts';
import { flowTexts, noticeOf, problemTexts, shellTexts } from './texts.ts';
import { renderTray, type MenuVerb, type TrayView } from './tray-view.ts';

export interface ShellParts {
  readonly desktop: Desktop;
  readonly api: CompanionApi;
  readonly isChanging: () => boolean;
  readonly bounds: {
    read(): Rectangle | null;
    write(bounds: Rectangle): void;
  };
  /** Runs something once after so many milliseconds; the function it gives cancels that. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The graphics process has been lost before: the program was started again because of it. */
  readonly afterGpuLoss: boolean;
  /** Nobody expected this one: it is told, and written down here. */
  readonly onDefect: (error: unknown) => void;
}

/** A hidden window still holds its page in memory. */
const hiddenLife = 3 * 60_000;

/** The life of tray and window. There is no window until somebody asks for one. */
export class Shell {
  readonly #parts: ShellParts;
  #tray: TrayPort | null = null;
  #window: WindowPort | null = null;
  #isHidden = false;
  #isQuitting = false;
  #isAsking = false;
  #state: AppState | null = null;
  #drawn: TrayView | null = null;
  #cancelDestroy: () => void = () => undefined;

  constructor(parts: ShellParts) {
    this.#parts = parts;
  }

  /** Shows the tray before anything heavy is begun. */
  start(state: AppState): void {
    this.#state = state;
    this.#createTray();
    this.#parts.api.onStateChanged((next) => {
      this.#state = next;
      this.#draw();
    });
  }

  /** Draws icon, tooltip and menu anew, for instance because the theme is another one. */
  render(): void {
    this.#drawn = null;
    this.#draw();
  }

  /** The program was started again: an icon that got lost comes back, and the window shows. */
  secondLaunch(): void {
    this.#tray?.destroy();
    this.#createTray();
    this.showWindow();
  }

  isWindowInFront(): boolean {
    return this.#window?.isFocused() === true;
  }

  showWindow(view = ''): void {
    this.#cancelDestroy();
    if (this.#window === null) this.#window = this.#createWindow(view);
    else {
      if (this.#isHidden) this.#correctBounds(this.#window);
      if (view !== '') this.#window.goTo(view);
    }
    this.#isHidden = false;
    this.#window.show();
  }

  /** One notice for flows that got worse, or that are not excepted any more. */
  async notify(what: Noticed, flows: readonly FlowAssessment[]): Promise<void> {
    const { desktop } = this.#parts;
    const inLanguage = await flowTexts(this.#language, desktop.locale());
    const { title, body } = noticeOf(what, flows.map(inLanguage), this.#texts());
    desktop.notify(title, body, () => this.showWindow());
  }

  /** Its window may be blank then: starts again once as it was, with a window or without. */
  gpuLost(): void {
    const { desktop, afterGpuLoss, isChanging } = this.#parts;
    if (afterGpuLoss || isChanging()) return;
    this.#keepBounds();
    desktop.relaunchWithoutGpu(this.#window !== null && !this.#isHidden);
  }

  /** Ends the program; while the firewall is being changed a person decides. */
  async quit(): Promise<void> {
    const { desktop, isChanging } = this.#parts;
    if (this.#isAsking || (isChanging() && !(await this.#mayQuit()))) return;
    this.#keepBounds();
    this.#isQuitting = true;
    desktop.quit();
  }

  /** Asks once, however often it is told to quit. */
  async #mayQuit(): Promise<boolean> {
    const t = this.#texts();
    const { desktop } = this.#parts;
    const answers = [t('quit.anyway'), t('quit.wait')] as const;
    this.#isAsking = true;
    try {
      return await desktop.confirm(t('quit.question'), t('quit.detail'), ...answers);
    } finally {
      this.#isAsking = false;
    }
  }

  get #language() {
    return this.#state?.settings.values.language ?? 'system';
  }

  #texts() {
    return shellTexts(this.#language, this.#parts.desktop.locale());
  }

  /** A change of the icon costs, and one of its menu closes it under the pointer. */
  #draw(): void {
    if (this.#state === null || this.#tray === null) return;
    const view = renderTray(this.#state, this.#parts.desktop.theme(), this.#texts());
    if (isDeepStrictEqual(view, this.#drawn)) return;
    this.#drawn = view;
    this.#tray.show(view);
  }

  #createTray(): void {
    this.#tray = this.#parts.desktop.createTray({
      onClick: () => this.showWindow(),
      // What Windows was told meanwhile is asked for, and drawn if it is otherwise.
      onNear: () => void this.#parts.api.getState().catch(() => undefined),
      onVerb: (verb) => this.#perform(verb),
    });
    this.render();
  }

  #createWindow(view: string): WindowPort {
    const { desktop, bounds } = this.#parts;
    return desktop.createWindow(boundsOnDisplay(bounds.read(), desktop.displays()), view, {
      onClose: () => this.#hideWindow(),
      onGone: () => {
        this.#window = null;
        this.#cancelDestroy();
        this.#watchThisServer();
      },
    });
  }

  #hideWindow(): void {
    this.#keepBounds();
    this.#isHidden = true;
    this.#window?.hide();
    this.#watchThisServer();
    this.#destroyLater();
  }

  /** Not while the firewall is being changed: what comes of it stands in the window. */
  #destroyLater(): void {
    this.#cancelDestroy();
    this.#cancelDestroy = this.#parts.after(hiddenLife, () => {
      if (this.#parts.isChanging()) return this.#destroyLater();
      this.#window?.destroy();
      this.#window = null;
    });
  }

  /** Another server is looked at in the window; without one there is no reason not to watch this one. */
  #watchThisServer(): void {
    if (this.#isQuitting || this.#state?.source.kind === 'live') return;
    // Refused where this computer has no Windows, and while a sample is being changed.
    this.#parts.api.openLive().catch(() => undefined);
  }

  /** Displays may have gone or shrunk while it was hidden, as over Remote Desktop. */
  #correctBounds(window: WindowPort): void {
    const bounds = window.bounds();
    const corrected = boundsOnDisplay(bounds, this.#parts.desktop.displays());
    if (!isDeepStrictEqual(bounds, corrected)) window.place(corrected);
  }

  #keepBounds(): void {
    if (this.#window !== null) this.#parts.bounds.write(this.#window.bounds());
  }

  async #saveReport(): Promise<void> {
    const saved = await this.#parts.api.saveReport(null);
    if (saved.kind === 'failed') throw new CallFailed(saved.problem);
  }

  #perform(verb: MenuVerb): void {
    const { api } = this.#parts;
    // Windows has ticked or unticked the entry already: it is drawn as it is afterwards.
    this.#drawn = null;
    const verbs: Readonly<Record<MenuVerb, () => unknown>> = {
      open: () => this.showWindow(),
      check: () => api.checkNow(),
      fix: () => this.showWindow('fix'),
      save: () => this.#saveReport(),
      startAtLogin: () => api.setStartAtLogin(this.#state?.settings.startAtLogin !== true),
      quit: () => this.quit(),
    };
    new Promise((resolve) => resolve(verbs[verb]()))
      .catch((error: unknown) => this.#failed(error))
      .finally(() => this.#draw());
  }

  #failed(error: unknown): void {
    if (!(error instanceof CallFailed)) this.#parts.onDefect(error);
    void this.#tell(problemOf(error));
  }

  async #tell({ what, why, next }: Problem): Promise<void> {
    const { desktop } = this.#parts;
    const told = await problemTexts(this.#language, desktop.locale());
    desktop.tell(told(what), [why, next].map(told).join('\n').trim());
  }
}
