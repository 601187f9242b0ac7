import { describe, expect, it } from 'vitest';
import type { FlowAssessment } from '../../core/assessment/model.ts';
import { shellOnDesktop } from './test-support/shell-on-desktop.ts';

describe('the life of the program', () => {
  it('shows window and a new icon when it is started a second time', () => {
    const { shell, log, trays } = shellOnDesktop();
    shell.secondLaunch();
    expect(log).toEqual(['tray', 'tray destroyed', 'tray', 'window', 'shown']);
    expect(trays[1]?.views).toHaveLength(1);
  });

  it('starts again once when the graphics process is lost, and not during a change', () => {
    const first = shellOnDesktop();
    first.shell.gpuLost();
    expect(first.log.at(-1)).toBe('relaunch without window');
    const shown = shellOnDesktop();
    shown.shell.showWindow();
    shown.shell.gpuLost();
    expect(shown.log.at(-1)).toBe('relaunch with window');
    expect(shown.written).toHaveLength(1);
    shown.windows[0]?.listeners.onClose();
    shown.shell.gpuLost();
    expect(shown.log.at(-1)).toBe('relaunch without window');
    for (const options of [{ afterGpuLoss: true }, { isChanging: true }]) {
      const { shell, log } = shellOnDesktop(options);
      shell.gpuLost();
      expect(log).toEqual(['tray']);
    }
  });

  it('quits, and asks first while the firewall is being changed', async () => {
    const idle = shellOnDesktop();
    await idle.shell.quit();
    expect(idle.log.at(-1)).toBe('quit');
    const stays = shellOnDesktop({ isChanging: true, answer: false });
    await stays.shell.quit();
    expect(stays.log.at(-1)).toContain('being changed');
    await stays.shell.quit();
    expect(stays.log.filter((line) => line.includes('being changed'))).toHaveLength(2);
    const insists = shellOnDesktop({ isChanging: true, answer: false });
    await Promise.all([insists.shell.quit(), insists.shell.quit()]);
    expect(insists.log.filter((line) => line.includes('being changed'))).toHaveLength(1);
    const leaves = shellOnDesktop({ isChanging: true, answer: true });
    await leaves.shell.quit();
    expect(leaves.log.at(-1)).toBe('quit');
  });

  it('keeps where its window was, however it ends', async () => {
    const { shell, written } = shellOnDesktop();
    shell.showWindow();
    await shell.quit();
    expect(written).toEqual([{ x: 10, y: 20, width: 900, height: 700 }]);
  });

  it('waits for nothing once a hidden window is gone, and shows a new one', () => {
    const { shell, windows, timers, log } = shellOnDesktop();
    shell.showWindow();
    windows[0]?.listeners.onClose();
    expect(timers.filter(({ cancelled }) => !cancelled)).toHaveLength(1);
    windows[0]?.listeners.onGone();
    expect(timers.filter(({ cancelled }) => !cancelled)).toEqual([]);
    shell.gpuLost();
    expect(log.at(-1)).toBe('relaunch without window');
    shell.showWindow();
    expect(windows).toHaveLength(2);
  });

  it('tells what got worse, and opens the window from there', async () => {
    const { shell, log, windows } = shellOnDesktop();
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

  it('names two flows and counts the others', async () => {
    const { shell, log } = shellOnDesktop();
    const flows = ['A', 'B', 'C', 'D'].map(
      // Only what a notice says is needed.
      (purpose) => ({ purpose, protocol: 'tcp', ports: '1' }) as FlowAssessment,
    );
    await shell.notify('worse', flows);
    const notice = log.find((line) => line.startsWith('notice'));
    expect(notice?.split('\n')).toEqual([
      expect.stringMatching(/: A \(TCP 1\)$/),
      'B (TCP 1)',
      expect.stringContaining('2'),
    ]);
    await shell.notify('worse', flows.slice(0, 2));
    expect(log.findLast((line) => line.startsWith('notice'))?.split('\n')).toHaveLength(2);
  });

  it('tells it in the language of the person, the flow too', async () => {
    const { shell, log } = shellOnDesktop({ locale: 'de-AT' });
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
