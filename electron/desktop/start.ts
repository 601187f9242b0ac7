import type { IpcMain, PowerMonitor, Protocol, Session, Shell as ElectronShell } from 'electron';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Companion } from '../../app/companion/companion.ts';
import { Monitor } from '../../app/companion/monitor.ts';
import { Notices } from '../../app/companion/notices.ts';
import { defectEvent } from '../../app/diagnostics/defect.ts';
import type { Log } from '../../app/diagnostics/log.ts';
import { programLog } from '../../app/diagnostics/program-log.ts';
import { dayOf } from '../../app/local-time.ts';
import { openJsonStore } from '../../host/storage/json-store.ts';
import { createServer, sendingStates } from '../contract/server.ts';
import { stateChannel } from '../ipc/channels.ts';
import { loggedCalls } from '../ipc/logged-calls.ts';
import { serveCalls } from '../ipc/serve.ts';
import { rectangle } from '../shell/bounds.ts';
import { lockDownSession } from '../shell/lock-down.ts';
import { ownScheme } from '../shell/own-address.ts';
import { Shell } from '../shell/shell.ts';
import { shellTexts } from '../shell/texts.ts';
import { appUserModelId } from './app-user-model-id.ts';
import { electronDesktop, type CurrentWindow, type ElectronParts } from './electron-desktop.ts';
import { fileDialogs } from './file-dialogs.ts';
import { logLife } from './log-life.ts';
import { keptValue } from './kept-value.ts';
import { windowsLoginItem } from './login-item.ts';
import { pdfPrinter } from './pdf-printer.ts';
import { pageAnswer } from './page-protocol.ts';
import { desktopCompanion } from './services.ts';
import { afterGpuLossWord, atLoginWord } from './words.ts';

export interface AppParts extends ElectronParts {
  readonly ipcMain: IpcMain;
  readonly powerMonitor: PowerMonitor;
  readonly protocol: Protocol;
  readonly session: { readonly defaultSession: Session };
  readonly shell: Pick<ElectronShell, 'openPath' | 'showItemInFolder'>;
}

export interface AppPaths {
  readonly assets: string;
  /** Folder of the built window. */
  readonly page: string;
  readonly preload: string;
}

/** What of its process the program looks at; `process` fits. */
export type OwnProcess = Pick<NodeJS.Process, 'platform' | 'arch' | 'argv' | 'env' | 'on'>;

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Starts the app, unless it runs already in this session of Windows. */
export function startDesktopApp(
  electron: AppParts,
  paths: AppPaths,
  own: OwnProcess = process,
): void {
  const { app, protocol } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Windows stay blank on servers, virtual machines and over Remote Desktop otherwise.
  app.disableHardwareAcceleration();
  app.setAppUserModelId(appUserModelId);
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: ownScheme, privileges }]);
  // Without a window the app lives on in the taskbar.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => run(electron, paths, own))
    .catch((error: unknown) => {
      electron.dialog.showErrorBox('VMM Firewall Companion', String(error));
      app.exit(1);
    });
}

async function run(electron: AppParts, paths: AppPaths, own: OwnProcess): Promise<void> {
  const { app, ipcMain, nativeTheme, protocol, session } = electron;
  const current: CurrentWindow = { window: null, isQuitting: false };
  const userData = app.getPath('userData');
  const log = programLog('window', own.env);
  logLife(app, log, own);
  lockDownSession(session.defaultSession);
  protocol.handle(ownScheme, pageAnswer(paths.page));
  const companion = await openCompanion(electron, paths, own, { current, log });
  const desktopPaths = {
    icons: path.join(paths.assets, 'icons'),
    preload: paths.preload,
    words: own.argv.slice(1),
  };
  const shell = new Shell({
    desktop: electronDesktop(electron, desktopPaths, current),
    api: companion,
    isChanging: () => companion.isChanging,
    bounds: await keptValue(path.join(userData, 'window.json'), rectangle.nullable(), null),
    after,
    afterGpuLoss: own.argv.includes(afterGpuLossWord),
    onDefect: (error) => log.write(defectEvent(error)),
  });
  shell.start(await companion.getState());
  serveCalls(
    ipcMain,
    loggedCalls(createServer(companion), log, () => new Date()),
    () =>
      current.window === null
        ? null
        : { contents: current.window.webContents, mainFrame: current.window.webContents.mainFrame },
  );
  companion.onStateChanged(
    sendingStates(
      (state) => current.window?.webContents.send(stateChannel, state),
      (error) => log.write(defectEvent(error)),
    ),
  );
  nativeTheme.on('updated', () => shell.render());
  app.on('second-instance', () => shell.secondLaunch());
  app.on('child-process-gone', (_event, { type }) => {
    if (type === 'GPU') shell.gpuLost();
  });
  await watch(electron, companion, { shell, userData, log });
  if (!own.argv.includes(atLoginWord)) shell.showWindow();
  await companion.check();
}

/** The use cases, with Electron's dialogs, printer and login item around them. */
async function openCompanion(
  electron: AppParts,
  paths: AppPaths,
  own: OwnProcess,
  { current, log }: { readonly current: CurrentWindow; readonly log: Log },
): Promise<Companion> {
  const { app, dialog, shell } = electron;
  const userData = app.getPath('userData');
  const companion: Companion = await desktopCompanion({
    version: app.getVersion(),
    assets: paths.assets,
    userData,
    platform: own.platform,
    environment: own.env,
    architecture: own.arch,
    log,
    loginItem: windowsLoginItem(app, own.platform),
    printPdf: pdfPrinter(electron.BrowserWindow),
    ...fileDialogs({
      app,
      dialog,
      shell,
      window: () => current.window,
      texts: () => shellTexts(companion.language, app.getLocale()),
      folder: await keptValue(path.join(userData, 'places.json'), z.string().nullable(), null),
    }),
  });
  return companion;
}

/** Watches for drift, and tells once what got worse. */
async function watch(
  { powerMonitor }: AppParts,
  companion: Companion,
  { shell, userData, log }: { shell: Shell; userData: string; log: Log },
): Promise<void> {
  const told = openJsonStore(path.join(userData, 'told.json'), z.array(z.string()), []);
  let { settings } = await companion.getState();
  const notices = new Notices({
    told: { read: async () => (await told.read()).value, write: (keys) => told.write([...keys]) },
    isWanted: () => settings.values.notifications,
    isWindowInFront: () => shell.isWindowInFront(),
    show: (what, flows) => void shell.notify(what, flows),
  });
  const monitor = new Monitor({
    intervalMinutes: () => settings.values.checkIntervalMinutes,
    after,
    probe: () => companion.host.probe(AbortSignal.timeout(60_000)),
    lastRead: () => companion.countersRead,
    // Exceptions end with the day.
    surroundings: () => JSON.stringify([networkInterfaces(), dayOf(new Date())]),
    check: () => companion.check(),
    isBusy: () => companion.isBusy,
  });
  companion.onNoticed((what, flows) => {
    log.write({ event: 'worse', what, numbers: { flows: flows.length } });
    void notices.tell(what, flows);
  });
  companion.onStateChanged((state) => {
    const before = settings.values.checkIntervalMinutes;
    ({ settings } = state);
    if (settings.values.checkIntervalMinutes !== before) monitor.intervalChanged();
    void notices.seen(state);
  });
  powerMonitor.on('resume', () => void monitor.look());
  powerMonitor.on('unlock-screen', () => void monitor.look());
  monitor.start();
}
