import { vi } from 'vitest';
import type { AppState } from '../../contract/model.ts';
import { emptyState, exampleApi } from '../../contract/test-support/example-api.ts';
import type { Rectangle } from '../bounds.ts';
import type { Desktop, TrayListeners, WindowListeners } from '../ports.ts';
import { Shell } from '../shell.ts';
import type { TrayView } from '../tray-view.ts';

/** The shell over a desktop that writes down what it is told. */
export function shellOnDesktop({
  isChanging = false,
  answer = false,
  afterGpuLoss = false,
  kept = null as Rectangle | null,
  locale = 'en-GB',
} = {}) {
  const log: string[] = [];
  let isRunning = isChanging;
  const endChange = () => (isRunning = false);
  const trays: { listeners: TrayListeners; views: TrayView[] }[] = [];
  const windows: { listeners: WindowListeners; bounds: Rectangle; focused: boolean }[] = [];
  const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
  const written: Rectangle[] = [];
  const displays = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  let onState: (state: AppState) => void = () => undefined;
  const desktop: Desktop = {
    createTray(listeners) {
      const tray = { listeners, views: [] as TrayView[] };
      trays.push(tray);
      log.push('tray');
      return { show: (view) => tray.views.push(view), destroy: () => log.push('tray destroyed') };
    },
    createWindow(bounds, view, listeners) {
      const window = { listeners, bounds, focused: false };
      windows.push(window);
      log.push(`window ${view}`.trim());
      return {
        show: () => log.push('shown'),
        hide: () => log.push('hidden'),
        bounds: () => ({ x: 10, y: 20, width: 900, height: 700 }),
        isFocused: () => window.focused,
        place: (to) => log.push(`placed ${to.x} ${to.y} ${to.width}x${to.height}`),
        goTo: (name) => log.push(`to ${name}`),
        destroy: () => log.push('destroyed'),
      };
    },
    displays: () => displays,
    theme: () => ({ isTaskbarDark: true, isHighContrast: false }),
    locale: () => locale,
    notify: (title, body, onClick) => {
      log.push(`notice ${title}: ${body}`);
      onClick();
    },
    confirm: (question) => {
      log.push(question);
      return Promise.resolve(answer);
    },
    tell: (what, detail) => log.push(`told ${what} ${detail}`),
    quit: () => log.push('quit'),
    relaunchWithoutGpu: (hasWindow) =>
      log.push(`relaunch ${hasWindow ? 'with' : 'without'} window`),
  };
  const api = exampleApi({
    onStateChanged: (listener) => {
      onState = listener;
      return () => undefined;
    },
  });
  const onDefect = vi.fn<(error: unknown) => void>();
  const shell = new Shell({
    desktop,
    api,
    isChanging: () => isRunning,
    bounds: { read: () => kept, write: (bounds) => written.push(bounds) },
    after: (ms, run) => {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    afterGpuLoss,
    onDefect,
  });
  shell.start(emptyState);
  const change = (state: Partial<AppState>) => onState({ ...emptyState, ...state });
  return {
    shell,
    log,
    trays,
    windows,
    timers,
    written,
    displays,
    change,
    onDefect,
    api,
    endChange,
  };
}
