import type { App } from 'electron';
import type { LoginItem } from '../../app/companion/settings-service.ts';
import { atLoginWord } from './words.ts';

/**
 * The entry of Windows that starts programs at login. `executableWillLaunchAtLogin` is the truth:
 * Task Manager can switch an entry off that is there. Unknown on other systems and in a checkout,
 * where the program would be Electron itself.
 */
export function windowsLoginItem(
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'isPackaged'>,
  platform: string,
): LoginItem {
  const isKnown = platform === 'win32' && app.isPackaged;
  const args = [atLoginWord];
  return {
    read: () => (isKnown ? app.getLoginItemSettings({ args }).executableWillLaunchAtLogin : null),
    write(on) {
      if (isKnown) app.setLoginItemSettings({ openAtLogin: on, enabled: on, args });
    },
  };
}
