import { EventEmitter } from 'node:events';
import type { AppParts } from '../start.ts';

type Listener = (event: unknown, ...rest: unknown[]) => Promise<unknown>;
type Answer = (request: Request) => Response;

/** What a test sees of the desktop, and how it acts on it. */
export interface FakeWorld {
  /** What happened, in its order. */
  readonly log: string[];
  readonly app: EventEmitter;
  readonly nativeTheme: EventEmitter & {
    shouldUseDarkColorsForSystemIntegratedUI: boolean;
    shouldUseHighContrastColors: boolean;
  };
  readonly powerMonitor: EventEmitter;
  readonly trays: FakeTray[];
  readonly windows: FakeWindow[];
  readonly calls: Map<string, Listener>;
  readonly pages: Map<string, Answer>;
  /** Menus of the program itself, as they followed each other. */
  readonly menus: unknown[];
  readonly notices: EventEmitter[];
  readonly relaunched: string[][];
  /** As Windows keeps it; Task Manager switches it too. */
  startsAtLogin: boolean;
  readonly cancelled: (url: string) => boolean;
}

export interface FakeTray extends EventEmitter {
  image: string;
  tooltip: string;
  /** Icon and tooltip as they followed each other. */
  readonly shown: string[];
  items: readonly {
    readonly label?: string;
    readonly checked?: boolean;
    readonly click?: () => void;
  }[];
}

export interface FakeWindow extends EventEmitter {
  readonly webContents: EventEmitter & { sent: unknown[]; mainFrame: { url: string } };
  readonly options: { readonly webPreferences: object };
  isShown: boolean;
  hasMenuBar: boolean;
}

/** Electron as the app uses it, with nothing behind it. */
export function fakeElectron(userData: string, { isFirst = true } = {}) {
  const log: string[] = [];
  let decide = (_url: string) => false;
  const world: FakeWorld = {
    log,
    app: new EventEmitter(),
    nativeTheme: Object.assign(new EventEmitter(), {
      shouldUseDarkColorsForSystemIntegratedUI: false,
      shouldUseHighContrastColors: false,
    }),
    powerMonitor: new EventEmitter(),
    trays: [],
    windows: [],
    calls: new Map(),
    pages: new Map(),
    menus: [],
    notices: [],
    relaunched: [],
    startsAtLogin: false,
    cancelled: (url) => decide(url),
  };

  class Tray extends EventEmitter implements FakeTray {
    image: string;
    tooltip = '';
    readonly shown: string[] = [];
    items: FakeTray['items'] = [];
    constructor(image: string) {
      super();
      log.push('tray');
      this.image = image;
      world.trays.push(this);
    }
    setImage(image: string) {
      this.image = image;
    }
    setToolTip(text: string) {
      this.tooltip = text;
      this.shown.push(`${this.image.replace(/^.*\//, '')} ${text}`);
    }
    setContextMenu(items: FakeTray['items']) {
      this.items = items;
    }
    destroy() {
      log.push('tray destroyed');
    }
  }

  class BrowserWindow extends EventEmitter implements FakeWindow {
    readonly webContents = Object.assign(new EventEmitter(), {
      sent: [] as unknown[],
      mainFrame: { url: '', parent: null },
      setWindowOpenHandler: () => undefined,
      closeDevTools: () => undefined,
      send: (_channel: string, state: unknown) => this.webContents.sent.push(state),
    });
    readonly options: FakeWindow['options'];
    isShown = false;
    hasMenuBar = true;
    constructor(options: FakeWindow['options']) {
      super();
      log.push('window');
      this.options = options;
      world.windows.push(this);
    }
    loadURL(url: string) {
      this.webContents.mainFrame.url = url;
      // As Electron does when a window goes while it loads.
      return Promise.reject(new Error('ERR_ABORTED'));
    }
    isMinimized = () => false;
    isVisible = () => this.isShown;
    isFocused = () => this.isShown;
    restore = () => undefined;
    focus = () => undefined;
    setBounds = () => undefined;
    setMenuBarVisibility(isVisible: boolean) {
      this.hasMenuBar = isVisible;
    }
    getNormalBounds = () => ({ x: 0, y: 0, width: 900, height: 700 });
    show() {
      this.isShown = true;
    }
    hide() {
      this.isShown = false;
    }
    destroy() {
      log.push('window destroyed');
      this.emit('closed');
    }
  }

  class Notification extends EventEmitter {
    constructor({ title }: { readonly title: string }) {
      super();
      log.push(`notice ${title}`);
      world.notices.push(this);
    }
    show = () => undefined;
  }

  const app = Object.assign(world.app, {
    isPackaged: true,
    requestSingleInstanceLock: () => isFirst,
    disableHardwareAcceleration: () => log.push('no hardware acceleration'),
    setAppUserModelId: () => undefined,
    whenReady: () => Promise.resolve(),
    getPath: () => userData,
    getVersion: () => '1.2.3',
    getLocale: () => 'en-GB',
    getLoginItemSettings: () => ({ executableWillLaunchAtLogin: world.startsAtLogin }),
    setLoginItemSettings: () => undefined,
    relaunch: ({ args }: { readonly args: string[] }) => world.relaunched.push(args),
    exit: (code: number) => log.push(`exit ${code}`),
    quit: () => log.push('quit'),
  });
  const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
  const electron = {
    app,
    BrowserWindow,
    Tray,
    Notification,
    Menu: {
      buildFromTemplate: (items: unknown) => items,
      setApplicationMenu: (menu: unknown) => world.menus.push(menu),
    },
    nativeTheme: world.nativeTheme,
    powerMonitor: world.powerMonitor,
    screen: {
      getPrimaryDisplay: () => ({ id: 1, workArea }),
      getAllDisplays: () => [{ id: 1, workArea }],
    },
    ipcMain: {
      handle: (channel: string, listener: Listener) => world.calls.set(channel, listener),
    },
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (scheme: string, answer: Answer) => world.pages.set(scheme, answer),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        setSpellCheckerEnabled: () => undefined,
        on: () => undefined,
        webRequest: {
          onBeforeRequest: (
            listener: (details: { url: string }, decide: (d: { cancel: boolean }) => void) => void,
          ) => {
            decide = (url) => {
              let isCancelled = false;
              listener({ url }, ({ cancel }) => (isCancelled = cancel));
              return isCancelled;
            };
          },
        },
      },
    },
    dialog: {
      showMessageBox: ({ message }: { readonly message: string }) => {
        log.push(`dialog ${message}`);
        return Promise.resolve({ response: 0 });
      },
      showErrorBox: (_title: string, text: string) => log.push(`error ${text}`),
    },
    shell: {},
  };
  // Only what the app uses is there.
  return { world, electron: electron as unknown as AppParts };
}
