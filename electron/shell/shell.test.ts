import { describe, expect, it, vi } from 'vitest';
import { CallFailed } from '../../app/companion/problem.ts';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import type { AppState } from '../contract/model.ts';
import { emptyState, exampleApi } from '../contract/test-support/example-api.ts';
import type { Rectangle } from './bounds.ts';
import type { Desktop, TrayListeners, WindowListeners } from './ports.ts';
import { Shell } from './shell.ts';
import type { TrayView } from './tray-view.ts';

function setUp({
  isChanging = false,
  answer = false,
  afterGpuLoss = false,
  kept = null as Rectangle | null,
  locale = 'en-GB',
} = {}) {
  const log: string[] = [];
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
    onDefect,
  });
  shell.start(emptyState);
  const change = (state: Partial<AppState>) => onState({ ...emptyState, ...state });
  return { shell, log, trays, windows, timers, written, displays, change, onDefect, api };
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

  it('is drawn anew when something on it is another, and when the theme is', () => {
    const { shell, trays, change } = setUp();
    const drawn = () => trays[0]?.views.length;
    change({ progress: { what: 'collecting', step: '', done: 0, total: 7 } });
    for (let done = 1; done < 7; done += 1)
      change({ progress: { what: 'collecting', step: 'network', done, total: 7 } });
    expect(drawn()).toBe(2);
    shell.render();
    expect(drawn()).toBe(3);
  });

  it('shows the true state of an entry that Windows has ticked and that was refused', async () => {
    const { trays, log } = setUp();
    trays[0]?.listeners.onVerb('startAtLogin');
    await vi.waitFor(() => expect(log.at(-1)).toContain('told'));
    expect(trays[0]?.views).toHaveLength(2);
    expect(trays[0]?.views[1]).toEqual(trays[0]?.views[0]);
  });

  it('opens the window, on the repair where that is wanted', () => {
    const { trays, log } = setUp();
    trays[0]?.listeners.onClick();
    trays[0]?.listeners.onVerb('fix');
    expect(log).toEqual(['tray', 'window', 'shown', 'to fix', 'shown']);
  });

  it('says what went wrong with what it was asked for', async () => {
    const { trays, onDefect, log, api } = setUp({ locale: 'de-DE' });
    trays[0]?.listeners.onVerb('check');
    await vi.waitFor(() => expect(log.at(-1)).toContain('told Im Programm ging etwas schief.'));
    expect(onDefect).toHaveBeenCalledTimes(1);
    const problem = { what: 'Nothing was changed.', why: 'Windows', next: 'Check it first.' };
    vi.spyOn(api, 'checkNow').mockRejectedValueOnce(new CallFailed(problem));
    trays[0]?.listeners.onVerb('check');
    await vi.waitFor(() =>
      expect(log.at(-1)).toBe('told Nichts wurde geändert. Windows\nErst prüfen.'),
    );
    expect(onDefect).toHaveBeenCalledTimes(1);
  });

  it('asks for the file of a summary by a dialog, and says why it was not saved', async () => {
    const { trays, onDefect, api, log } = setUp();
    const save = vi.spyOn(api, 'saveReport');
    save.mockResolvedValueOnce({ kind: 'cancelled' });
    trays[0]?.listeners.onVerb('save');
    await vi.waitFor(() => expect(save).toHaveBeenCalledWith(null));
    expect(log).toEqual(['tray']);
    const problem = { what: 'Not saved.', why: 'The disk is full.', next: 'Make room.' };
    save.mockResolvedValueOnce({ kind: 'failed', problem });
    trays[0]?.listeners.onVerb('save');
    await vi.waitFor(() =>
      expect(log.at(-1)).toBe('told Not saved. The disk is full.\nMake room.'),
    );
    expect(onDefect).not.toHaveBeenCalled();
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

  it('is counted down for once, however often it is closed', () => {
    const { shell, windows, timers } = setUp();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    windows[0]?.listeners.onClose();
    expect(timers.map(({ cancelled }) => cancelled)).toEqual([true, false]);
  });

  it('is moved where it can be seen when displays went while it was hidden, and only then', () => {
    const { shell, windows, displays, log } = setUp();
    shell.showWindow();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    displays[0] = { x: 0, y: 0, width: 800, height: 600 };
    shell.showWindow();
    expect(log.filter((line) => line.startsWith('placed'))).toEqual(['placed 0 0 800x600']);
  });

  it('takes another server with it: this one is then watched again', () => {
    const { shell, windows, api, change } = setUp();
    const openLive = vi.spyOn(api, 'openLive').mockResolvedValue();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    expect(openLive).not.toHaveBeenCalled();
    change({ source: { kind: 'file', name: 'HV11.json' } });
    windows[0]?.listeners.onClose();
    expect(openLive).toHaveBeenCalledTimes(1);
    windows[0]?.listeners.onGone();
    expect(openLive).toHaveBeenCalledTimes(2);
    void shell.quit();
    windows[0]?.listeners.onGone();
    expect(openLive).toHaveBeenCalledTimes(2);
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
    expect(first.log.at(-1)).toBe('relaunch without window');
    const shown = setUp();
    shown.shell.showWindow();
    shown.shell.gpuLost();
    expect(shown.log.at(-1)).toBe('relaunch with window');
    expect(shown.written).toHaveLength(1);
    shown.windows[0]?.listeners.onClose();
    shown.shell.gpuLost();
    expect(shown.log.at(-1)).toBe('relaunch without window');
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

  it('tells what got worse, and opens the window from there', async () => {
    const { shell, log, windows } = setUp();
    // Only what a notice says is needed.
    const flow = { purpose: 'Hosts are managed', protocol: 'tcp', ports: '5985' } as FlowAssessment;
    await shell.notify('worse', [flow]);
    await shell.notify('expired', [flow]);
    expect(log.filter((line) => line.startsWith('notice'))).toEqual([
      'notice A flow that VMM needs was closed: Hosts are managed (TCP 5985)',
      'notice An exception has ended: its flow counts again: Hosts are managed (TCP 5985)',
    ]);
    expect(windows).toHaveLength(1);
    expect(shell.isWindowInFront()).toBe(false);
  });

  it('tells it in the language of the person, the flow too', async () => {
    const { shell, log } = setUp({ locale: 'de-AT' });
    const flow = {
      id: 'console-to-server-wcf',
      purpose: 'Console, PowerShell and SDK sessions',
      protocol: 'tcp',
      ports: '8100',
    } as FlowAssessment;
    await shell.notify('worse', [flow]);
    expect(log).toContain(
      'notice Eine Verbindung, die VMM braucht, wurde geschlossen: Sitzungen von Konsole, PowerShell und SDK (TCP 8100)',
    );
  });
});
