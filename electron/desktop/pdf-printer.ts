import type { BrowserWindow } from 'electron';
import type { PrintPdf } from '../../app/companion/report.ts';
import { lockDownContents, lockDownSession } from '../shell/lock-down.ts';

/**
 * Prints in a hidden window of a session of its own, without scripts. The report is one page that
 * needs nothing from outside; it goes in as a `data:` address, all other requests are cancelled.
 */
export function pdfPrinter(Window: typeof BrowserWindow): PrintPdf {
  return async (html) => {
    const window = new Window({
      show: false,
      webPreferences: { sandbox: true, javascript: false, partition: 'print' },
    });
    try {
      lockDownSession(window.webContents.session, (address) => address.startsWith('data:'));
      await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
      lockDownContents(window.webContents);
      return await window.webContents.printToPDF({ printBackground: true, pageSize: 'A4' });
    } finally {
      window.destroy();
    }
  };
}
