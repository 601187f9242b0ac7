import type { Noticed } from '../../app/companion/notices.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppState, CompanionApi } from '../contract/model.ts';
import { boundsOnDisplay, type Rectangle } from './bounds.ts';
import type { Desktop, TrayPort, WindowPort } from './ports.ts';
import { noticeOf, shellTexts } from './texts.ts';
import { renderTray, type MenuVerb } from './tray-view.ts';

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
  /** What goes wrong where nobody waits for it. */
  readonly onError: (error: unknown) => void;
}

/** A hidden window still holds its page in memory. */
const hiddenLife = 3 * 60_000;
export const afterGpuLossWord = '--after-gpu-loss';

/** The life of tray and window. There is no window until somebody asks for one. */
export class Shell {
  readonly #parts: ShellParts;
  #tray: TrayPort | null = null;
  #window: WindowPort | null = null;
  #state: AppState | null = null;
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
      this.render();
    });
  }

  /** Also called when the theme has changed. */
  render(): void {
    if (this.#state === null || this.#tray === null) return;
    this.#tray.show(renderTray(this.#state, this.#parts.desktop.theme(), this.#texts()));
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
    else if (view !== '') this.#window.goTo(view);
    this.#window.show();
  }

  /** One notice for flows that got worse, or that are not excepted any more. */
  notify(what: Noticed, flows: readonly FlowAssessment[]): void {
    const { title, body } = noticeOf(what, flows, this.#texts());
    this.#parts.desktop.notify(title, body, () => this.showWindow());
  }

  /** Without a graphics process there may be no window: starts again once, then goes on without. */
  gpuLost(): void {
    const { desktop, afterGpuLoss, isChanging } = this.#parts;
    if (!afterGpuLoss && !isChanging()) desktop.relaunch(afterGpuLossWord);
  }

  /** Ends the program; while the firewall is being changed a person decides. */
  async quit(): Promise<void> {
    const { desktop, isChanging } = this.#parts;
    if (isChanging() && !(await this.#mayQuit())) return;
    this.#keepBounds();
    desktop.quit();
  }

  #mayQuit(): Promise<boolean> {
    const t = this.#texts();
    const { desktop } = this.#parts;
    return desktop.confirm(t('quit.question'), t('quit.detail'), t('quit.anyway'), t('quit.wait'));
  }

  #texts() {
    const language = this.#state?.settings.values.language ?? 'system';
    return shellTexts(language, this.#parts.desktop.locale());
  }

  #createTray(): void {
    this.#tray = this.#parts.desktop.createTray({
      onClick: () => this.showWindow(),
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
      },
    });
  }

  #hideWindow(): void {
    this.#keepBounds();
    this.#window?.hide();
    this.#cancelDestroy = this.#parts.after(hiddenLife, () => {
      this.#window?.destroy();
      this.#window = null;
    });
  }

  #keepBounds(): void {
    if (this.#window !== null) this.#parts.bounds.write(this.#window.bounds());
  }

  async #saveReport(): Promise<void> {
    const saved = await this.#parts.api.saveReport(null);
    if (saved.kind !== 'failed') return;
    const { what, why, next } = saved.problem;
    throw new Error(`${what} ${why} ${next}`);
  }

  #perform(verb: MenuVerb): void {
    const { api, onError } = this.#parts;
    const verbs: Readonly<Record<MenuVerb, () => unknown>> = {
      open: () => this.showWindow(),
      check: () => api.checkNow(),
      fix: () => this.showWindow('fix'),
      save: () => this.#saveReport(),
      startAtLogin: () => api.setStartAtLogin(this.#state?.settings.startAtLogin !== true),
      quit: () => this.quit(),
    };
    Promise.resolve(verbs[verb]()).catch(onError);
  }
}
