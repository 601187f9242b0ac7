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
  Tray,
} from 'electron';
import path from 'node:path';
import { startDesktopApp } from './desktop/start.ts';

// Composition only: which Electron the app is made of, and where its files lie.
const resources = app.isPackaged ? process.resourcesPath : path.join(import.meta.dirname, '../..');

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
    Tray,
  },
  {
    assets: path.join(resources, 'assets'),
    page: path.join(import.meta.dirname, '../renderer'),
    preload: path.join(import.meta.dirname, 'preload.cjs'),
  },
);
