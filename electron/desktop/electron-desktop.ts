import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Menu,
  MenuItemConstructorOptions,
  NativeTheme,
  Notification,
  Screen,
  Tray,
} from 'electron';
import { ownPage } from '../shell/own-address.ts';
import { smallestWindow } from '../shell/bounds.ts';
import type {
  Desktop,
  TrayListeners,
  TrayPort,
  WindowListeners,
  WindowPort,
} from '../shell/ports.ts';
import type { MenuEntry } from '../shell/tray-view.ts';
import { lockDownContents } from '../shell/lock-down.ts';
import { afterGpuLossWord, atLoginWord } from './words.ts';

/** What of Electron the desktop is made of; main.ts hands it in. */
export interface ElectronParts {
  readonly app: App;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly Tray: typeof Tray;
  readonly Menu: typeof Menu;
  readonly Notification: typeof Notification;
  readonly dialog: Dialog;
  readonly nativeTheme: NativeTheme;
  readonly screen: Screen;
}

export interface DesktopPaths {
  /** Folder of the tray icons. */
  readonly icons: string;
  readonly preload: string;
  /** The command line, without the program itself. */
  readonly words: readonly string[];
}

const menuItem = (entry: MenuEntry, { onVerb }: TrayListeners): MenuItemConstructorOptions => {
  if (entry.kind === 'separator') return { type: 'separator' };
  if (entry.kind === 'status') return { label: entry.label, enabled: false };
  const { label, enabled, checked, verb } = entry;
  const type = entry.kind === 'checkbox' ? 'checkbox' : 'normal';
  return { type, label, enabled, checked, click: () => onVerb(verb) };
};

/** Windows takes all sizes from an .ico; other systems read the .png. */
const iconFile = (folder: string, name: string) =>
  `${folder}/${name}.${process.platform === 'win32' ? 'ico' : 'png'}`;

function trayOf(electron: ElectronParts, paths: DesktopPaths, listeners: TrayListeners): TrayPort {
  // No guid: an icon whose program moved or changed its signature would vanish for ever.
  const tray = new electron.Tray(iconFile(paths.icons, 'unknown-light'));
  tray.on('click', listeners.onClick);
  tray.on('mouse-enter', listeners.onNear);
  return {
    show({ icon, tooltip, menu }) {
      tray.setImage(iconFile(paths.icons, icon));
      tray.setToolTip(tooltip);
      const items = menu.map((entry) => menuItem(entry, listeners));
      tray.setContextMenu(electron.Menu.buildFromTemplate(items));
    },
    destroy: () => tray.destroy(),
  };
}

/** Opaque and without effects: those stay blank over Remote Desktop and without a graphics card. */
const windowOptions = (
  preload: string,
  isDevelopment: boolean,
): BrowserWindowConstructorOptions => ({
  minWidth: smallestWindow.width,
  minHeight: smallestWindow.height,
  show: false,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: isDevelopment,
    navigateOnDragDrop: false,
  },
});

/**
 * Without a menu of its own a program gets Electron's, whose entries end it without a question, load
 * the page again and lead to web pages. This one holds shortcuts only: Ctrl and plus, minus and zero.
 */
const shortcuts: MenuItemConstructorOptions[] = [
  { label: 'View', submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }] },
];

/** The window that is there, for whoever checks where a call comes from. */
export interface CurrentWindow {
  window: BrowserWindow | null;
  /** The program ends: a window that is closed now is not hidden. */
  isQuitting: boolean;
}

function windowOf(
  electron: ElectronParts,
  paths: DesktopPaths,
  current: CurrentWindow,
  {
    bounds,
    view,
    listeners,
  }: { bounds: Electron.Rectangle; view: string; listeners: WindowListeners },
): WindowPort {
  const options = windowOptions(paths.preload, !electron.app.isPackaged);
  const window = new electron.BrowserWindow({ ...options, ...bounds });
  current.window = window;
  // Alt shows a menu bar that only hides by itself; this one stays away, and its shortcuts work.
  window.setMenuBarVisibility(false);
  lockDownContents(window.webContents);
  window.on('close', (event) => {
    if (current.isQuitting) return;
    event.preventDefault();
    listeners.onClose();
  });
  window.on('closed', () => {
    if (current.window === window) current.window = null;
    listeners.onGone();
  });
  window.webContents.on('render-process-gone', () => window.destroy());
  const goTo = (name: string) => {
    // It rejects when the window goes meanwhile, or the page goes elsewhere by itself.
    window.loadURL(name === '' ? ownPage : `${ownPage}#${name}`).catch(() => undefined);
  };
  goTo(view);
  return {
    show() {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide: () => window.hide(),
    bounds: () => window.getNormalBounds(),
    isFocused: () => window.isVisible() && window.isFocused(),
    place: (to) => window.setBounds(to),
    goTo,
    destroy: () => window.destroy(),
  };
}

/** The desktop as Electron gives it. */
export function electronDesktop(
  electron: ElectronParts,
  paths: DesktopPaths,
  current: CurrentWindow,
): Desktop {
  const { app, nativeTheme, screen, dialog } = electron;
  app.on('before-quit', () => {
    current.isQuitting = true;
  });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(shortcuts));
  // One that nobody holds is collected, and a click on it then reaches nobody.
  let lastNotice: Notification | undefined;
  return {
    createTray: (listeners) => trayOf(electron, paths, listeners),
    createWindow: (bounds, view, listeners) =>
      windowOf(electron, paths, current, { bounds, view, listeners }),
    displays() {
      const primary = screen.getPrimaryDisplay();
      const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
      return [primary, ...others].map(({ workArea }) => workArea);
    },
    theme: () => ({
      isTaskbarDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
      isHighContrast: nativeTheme.shouldUseHighContrastColors,
    }),
    locale: () => app.getLocale(),
    notify(title, body, onClick) {
      lastNotice = new electron.Notification({ title, body });
      lastNotice.on('click', onClick);
      lastNotice.show();
    },
    tell: (message, detail) =>
      void dialog.showMessageBox({ type: 'error', message, detail, noLink: true }),
    async confirm(message, detail, yes, no) {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        message,
        detail,
        buttons: [yes, no],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      });
      return response === 0;
    },
    quit: () => app.quit(),
    relaunchWithoutGpu(hasWindow) {
      const own = [atLoginWord, afterGpuLossWord];
      const others = paths.words.filter((word) => !own.includes(word));
      const words = hasWindow ? [afterGpuLossWord] : own;
      app.relaunch({ args: [...others, ...words, '--disable-gpu'] });
      app.exit(0);
    },
  };
}
