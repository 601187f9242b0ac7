import { describe, expect, it, vi } from 'vitest';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppState } from '../contract/model.ts';
import { emptyState, exampleApi } from '../contract/test-support/example-api.ts';
import type { Rectangle } from './bounds.ts';
import type { Desktop, TrayListeners, WindowListeners } from './ports.ts';
import { afterGpuLossWord, Shell } from './shell.ts';
import type { TrayView } from './tray-view.ts';

function setUp({
  isChanging = false,
  answer = false,
  afterGpuLoss = false,
  kept = null as Rectangle | null,
} = {}) {
  const log: string[] = [];
  const trays: { listeners: TrayListeners; views: TrayView[] }[] = [];
  const windows: { listeners: WindowListeners; bounds: Rectangle; focused: boolean }[] = [];
  const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
  const written: Rectangle[] = [];
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
        goTo: (name) => log.push(`to ${name}`),
        destroy: () => log.push('destroyed'),
      };
    },
    displays: () => [{ x: 0, y: 0, width: 1920, height: 1040 }],
    theme: () => ({ isTaskbarDark: true, isHighContrast: false }),
    locale: () => 'en-GB',
    notify: (title, body, onClick) => {
      log.push(`notice ${title}: ${body}`);
      onClick();
    },
    confirm: (question) => {
      log.push(question);
      return Promise.resolve(answer);
    },
    quit: () => log.push('quit'),
    relaunch: (word) => log.push(`relaunch ${word}`),
  };
  const api = exampleApi({
    onStateChanged: (listener) => {
      onState = listener;
      return () => undefined;
    },
  });
  const onError = vi.fn<(error: unknown) => void>();
  const shell = new Shell({
    desktop,
    api,
    isChanging: () => isChanging,
    bounds: { read: () => kept, write: (bounds) => written.push(bounds) },
    after: (ms, run) => {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    afterGpuLoss,
    onError,
  });
  shell.start(emptyState);
  const change = (state: Partial<AppState>) => onState({ ...emptyState, ...state });
  return { shell, log, trays, windows, timers, written, change, onError, api };
}

describe('the tray', () => {
  it('is there at once, without a window', () => {
    const { log, trays } = setUp();
    expect(log).toEqual(['tray']);
    expect(trays[0]?.views[0]?.icon).toBe('unknown-dark');
  });

  it('follows the state', () => {
    const { trays, change } = setUp();
    change({ progress: { what: 'collecting', step: '', done: 0, total: 1 } });
    expect(trays[0]?.views.at(-1)?.icon).toBe('checking-dark');
  });

  it('opens the window, on the repair where that is wanted', () => {
    const { trays, log } = setUp();
    trays[0]?.listeners.onClick();
    trays[0]?.listeners.onVerb('fix');
    expect(log).toEqual(['tray', 'window', 'shown', 'to fix', 'shown']);
  });

  it('says what went wrong with what it was asked for', async () => {
    const { trays, onError } = setUp();
    trays[0]?.listeners.onVerb('check');
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  });

  it('asks for the file of a summary by a dialog, and says why it was not saved', async () => {
    const { trays, onError, api } = setUp();
    const save = vi.spyOn(api, 'saveReport');
    save.mockResolvedValueOnce({ kind: 'cancelled' });
    trays[0]?.listeners.onVerb('save');
    await vi.waitFor(() => expect(save).toHaveBeenCalledWith(null));
    expect(onError).not.toHaveBeenCalled();
    const problem = { what: 'Not saved.', why: 'The disk is full.', next: 'Make room.' };
    save.mockResolvedValueOnce({ kind: 'failed', problem });
    trays[0]?.listeners.onVerb('save');
    await vi.waitFor(() =>
      expect(onError).toHaveBeenCalledWith(new Error('Not saved. The disk is full. Make room.')),
    );
  });
});

describe('the window', () => {
  it('is hidden when closed, and destroyed after a while', () => {
    const { shell, windows, timers, written, log } = setUp();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    expect(written).toEqual([{ x: 10, y: 20, width: 900, height: 700 }]);
    expect(timers[0]?.ms).toBe(180_000);
    timers[0]?.run();
    expect(log.slice(-2)).toEqual(['hidden', 'destroyed']);
    shell.showWindow();
    expect(windows).toHaveLength(2);
  });

  it('stays when it is shown again in time', () => {
    const { shell, windows, timers } = setUp();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    shell.showWindow();
    expect(timers[0]?.cancelled).toBe(true);
    expect(windows).toHaveLength(1);
  });

  it('comes back after its page crashed', () => {
    const { shell, windows } = setUp();
    shell.showWindow();
    windows[0]?.listeners.onGone();
    shell.showWindow();
    expect(windows).toHaveLength(2);
  });

  it('opens on a display that is there', () => {
    const { shell, windows } = setUp({ kept: { x: 5000, y: -900, width: 3000, height: 2000 } });
    shell.showWindow();
    expect(windows[0]?.bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });
});

describe('the life of the program', () => {
  it('shows window and a new icon when it is started a second time', () => {
    const { shell, log, trays } = setUp();
    shell.secondLaunch();
    expect(log).toEqual(['tray', 'tray destroyed', 'tray', 'window', 'shown']);
    expect(trays[1]?.views).toHaveLength(1);
  });

  it('starts again once when the graphics process is lost, and not during a change', () => {
    const first = setUp();
    first.shell.gpuLost();
    expect(first.log).toContain(`relaunch ${afterGpuLossWord}`);
    for (const options of [{ afterGpuLoss: true }, { isChanging: true }]) {
      const { shell, log } = setUp(options);
      shell.gpuLost();
      expect(log).toEqual(['tray']);
    }
  });

  it('quits, and asks first while the firewall is being changed', async () => {
    const idle = setUp();
    await idle.shell.quit();
    expect(idle.log.at(-1)).toBe('quit');
    const stays = setUp({ isChanging: true, answer: false });
    await stays.shell.quit();
    expect(stays.log.at(-1)).toContain('being changed');
    const leaves = setUp({ isChanging: true, answer: true });
    await leaves.shell.quit();
    expect(leaves.log.at(-1)).toBe('quit');
  });

  it('tells what got worse, and opens the window from there', () => {
    const { shell, log, windows } = setUp();
    // Only what a notice says is needed.
    const flow = { purpose: 'Hosts are managed', protocol: 'tcp', ports: '5985' } as FlowAssessment;
    shell.notify('worse', [flow]);
    shell.notify('expired', [flow]);
    expect(log.filter((line) => line.startsWith('notice'))).toEqual([
      'notice A flow that VMM needs was closed: Hosts are managed (TCP 5985)',
      'notice An exception has ended: its flow counts again: Hosts are managed (TCP 5985)',
    ]);
    expect(windows).toHaveLength(1);
    expect(shell.isWindowInFront()).toBe(false);
  });
});
