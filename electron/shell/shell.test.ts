import { describe, expect, it, vi } from 'vitest';
import { CallFailed } from '../../app/companion/problem.ts';
import { shellOnDesktop } from './test-support/shell-on-desktop.ts';

describe('the tray', () => {
  it('is there at once, without a window', () => {
    const { log, trays } = shellOnDesktop();
    expect(log).toEqual(['tray']);
    expect(trays[0]?.views[0]?.icon).toBe('unknown-dark');
  });

  it('follows the state', () => {
    const { trays, change } = shellOnDesktop();
    change({ progress: { what: 'collecting', step: '', done: 0, total: 1 } });
    expect(trays[0]?.views.at(-1)?.icon).toBe('checking-dark');
  });

  it('is drawn anew when something on it is another, and when the theme is', () => {
    const { shell, trays, change } = shellOnDesktop();
    const drawn = () => trays[0]?.views.length;
    change({ progress: { what: 'collecting', step: '', done: 0, total: 7 } });
    for (let done = 1; done < 7; done += 1)
      change({ progress: { what: 'collecting', step: 'network', done, total: 7 } });
    expect(drawn()).toBe(2);
    shell.render();
    expect(drawn()).toBe(3);
  });

  it('shows the true state of an entry that Windows has ticked and that was refused', async () => {
    const { trays, log } = shellOnDesktop();
    trays[0]?.listeners.onVerb('startAtLogin');
    await vi.waitFor(() => expect(log.at(-1)).toContain('told'));
    expect(trays[0]?.views).toHaveLength(2);
    expect(trays[0]?.views[1]).toEqual(trays[0]?.views[0]);
  });

  it('opens the window, on the repair where that is wanted', () => {
    const { trays, log } = shellOnDesktop();
    trays[0]?.listeners.onClick();
    trays[0]?.listeners.onVerb('fix');
    expect(log).toEqual(['tray', 'window', 'shown', 'to fix', 'shown']);
  });

  it('says what went wrong with what it was asked for', async () => {
    const { trays, onDefect, log, api } = shellOnDesktop({ locale: 'de-DE' });
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
    const { trays, onDefect, api, log } = shellOnDesktop();
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
    const { shell, windows, timers, written, log } = shellOnDesktop();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    expect(written).toEqual([{ x: 10, y: 20, width: 900, height: 700 }]);
    expect(timers[0]?.ms).toBe(180_000);
    timers[0]?.run();
    expect(log.slice(-2)).toEqual(['hidden', 'destroyed']);
    shell.showWindow();
    expect(windows).toHaveLength(2);
  });

  it('stays as long as the firewall is being changed', () => {
    const world = shellOnDesktop({ isChanging: true });
    world.shell.showWindow();
    world.windows[0]?.listeners.onClose();
    world.timers[0]?.run();
    expect(world.log).not.toContain('destroyed');
    world.endChange();
    world.timers[1]?.run();
    expect(world.log.at(-1)).toBe('destroyed');
    expect(world.timers).toHaveLength(2);
  });

  it('stays when it is shown again in time', () => {
    const { shell, windows, timers } = shellOnDesktop();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    shell.showWindow();
    expect(timers[0]?.cancelled).toBe(true);
    expect(windows).toHaveLength(1);
  });

  it('is counted down for once, however often it is closed', () => {
    const { shell, windows, timers } = shellOnDesktop();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    windows[0]?.listeners.onClose();
    expect(timers.map(({ cancelled }) => cancelled)).toEqual([true, false]);
  });

  it('is moved where it can be seen when displays went while it was hidden, and only then', () => {
    const { shell, windows, displays, log } = shellOnDesktop();
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
    const { shell, windows, api, change } = shellOnDesktop();
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
    const { shell, windows } = shellOnDesktop();
    shell.showWindow();
    windows[0]?.listeners.onGone();
    shell.showWindow();
    expect(windows).toHaveLength(2);
  });

  it('opens on a display that is there', () => {
    const { shell, windows } = shellOnDesktop({
      kept: { x: 5000, y: -900, width: 3000, height: 2000 },
    });
    shell.showWindow();
    expect(windows[0]?.bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });
});
