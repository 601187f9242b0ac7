import type { Rectangle } from './bounds.ts';
import type { MenuVerb, SystemTheme, TrayView } from './tray-view.ts';

/** What the shell needs of the desktop. Electron is behind it; tests put their own there. */

export interface TrayPort {
  show(view: TrayView): void;
  destroy(): void;
}

export interface TrayListeners {
  readonly onClick: () => void;
  /** The pointer comes near: its menu may be wanted next. */
  readonly onNear: () => void;
  readonly onVerb: (verb: MenuVerb) => void;
}

export interface WindowPort {
  show(): void;
  hide(): void;
  bounds(): Rectangle;
  /** Moves it; whatever it is shown as, it is no larger than that. */
  place(bounds: Rectangle): void;
  isFocused(): boolean;
  /** Sends the page to a view, such as `fix`. */
  goTo(view: string): void;
  destroy(): void;
}

export interface WindowListeners {
  /** A person closes it. */
  readonly onClose: () => void;
  /** It is gone, whoever did it: its page crashed, or it was destroyed. */
  readonly onGone: () => void;
}

export interface Desktop {
  createTray(listeners: TrayListeners): TrayPort;
  createWindow(bounds: Rectangle, view: string, listeners: WindowListeners): WindowPort;
  /** Work areas, the primary display first. */
  displays(): readonly Rectangle[];
  theme(): SystemTheme;
  locale(): string;
  notify(title: string, body: string, onClick: () => void): void;
  /** A question with two answers; true for the first. */
  confirm(question: string, detail: string, yes: string, no: string): Promise<boolean>;
  /** Something that went wrong, where there may be no window to say it in. */
  tell(what: string, detail: string): void;
  /** Ends the program without asking. */
  quit(): void;
  /** Starts the program anew without a graphics process, and ends this one. */
  relaunchWithoutGpu(hasWindow: boolean): void;
}
