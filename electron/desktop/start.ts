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
import { createServer } from '../contract/server.ts';
import { stateChannel } from '../ipc/channels.ts';
import { loggedCalls } from '../ipc/logged-calls.ts';
import { serveCalls } from '../ipc/serve.ts';
import { rectangle } from '../shell/bounds.ts';
import { lockDownSession } from '../shell/lock-down.ts';
import { ownScheme } from '../shell/own-address.ts';
import { afterGpuLossWord, Shell } from '../shell/shell.ts';
import { shellTexts } from '../shell/texts.ts';
import { appUserModelId } from './app-user-model-id.ts';
import { electronDesktop, type CurrentWindow, type ElectronParts } from './electron-desktop.ts';
import { fileDialogs } from './file-dialogs.ts';
import { logLife } from './log-life.ts';
import { keptValue } from './kept-value.ts';
import { atLoginWord, windowsLoginItem } from './login-item.ts';
import { pdfPrinter } from './pdf-printer.ts';
import { pageAnswer } from './page-protocol.ts';
import { desktopCompanion } from './services.ts';

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

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Starts the app, unless it runs already in this session of Windows. */
export function startDesktopApp(electron: AppParts, paths: AppPaths): void {
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
    .then(() => run(electron, paths))
    .catch((error: unknown) => {
      electron.dialog.showErrorBox('VMM Firewall Companion', String(error));
      app.exit(1);
    });
}

async function run(electron: AppParts, paths: AppPaths): Promise<void> {
  const { app, ipcMain, nativeTheme, protocol, session, dialog } = electron;
  const current: CurrentWindow = { window: null };
  const userData = app.getPath('userData');
  const log = programLog('window', process.env);
  logLife(app, log);
  const { defaultSession } = session;
  lockDownSession(defaultSession);
  protocol.handle(ownScheme, pageAnswer(paths.page));
  const companion: Companion = await desktopCompanion({
    version: app.getVersion(),
    assets: paths.assets,
    userData,
    platform: process.platform,
    environment: process.env,
    architecture: process.arch,
    log,
    loginItem: windowsLoginItem(app, process.platform),
    printPdf: pdfPrinter(electron.BrowserWindow),
    ...fileDialogs({
      app,
      dialog,
      shell: electron.shell,
      window: () => current.window,
      texts: () => shellTexts(companion.language, app.getLocale()),
      folder: await keptValue(path.join(userData, 'places.json'), z.string().nullable(), null),
    }),
  });
  const icons = path.join(paths.assets, 'icons');
  const shell = new Shell({
    desktop: electronDesktop(electron, { icons, preload: paths.preload }, current),
    api: companion,
    isChanging: () => companion.isChanging,
    bounds: await keptValue(path.join(userData, 'window.json'), rectangle.nullable(), null),
    after,
    afterGpuLoss: process.argv.includes(afterGpuLossWord),
    onError(error) {
      log.write(defectEvent(error));
      dialog.showErrorBox('VMM Firewall Companion', String(error));
    },
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
  companion.onStateChanged((state) => current.window?.webContents.send(stateChannel, state));
  nativeTheme.on('updated', () => shell.render());
  app.on('second-instance', () => shell.secondLaunch());
  app.on('child-process-gone', (_event, { type }) => {
    if (type === 'GPU') shell.gpuLost();
  });
  await watch(electron, companion, { shell, userData, log });
  if (!process.argv.includes(atLoginWord)) shell.showWindow();
  await companion.check();
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
    show: (what, flows) => shell.notify(what, flows),
  });
  const monitor = new Monitor({
    intervalMinutes: () => settings.values.checkIntervalMinutes,
    after,
    probe: () => companion.host.probe(AbortSignal.timeout(60_000)),
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
    if (state.progress === null && state.assessment !== null)
      void notices.seen(state.assessment, state.exceptions);
  });
  powerMonitor.on('resume', () => void monitor.look());
  powerMonitor.on('unlock-screen', () => void monitor.look());
  monitor.start();
}
