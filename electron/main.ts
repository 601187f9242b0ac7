import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { appPaths } from './desktop/app-paths.ts';
import { startDesktopApp } from './desktop/start.ts';

// Composition only: which Electron the app is made of, and where its files lie.

startDesktopApp(
  {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    Notification,
    powerMonitor,
    protocol,
    screen,
    session,
    shell,
    Tray,
  },
  appPaths(app, process.resourcesPath, import.meta.dirname),
);
