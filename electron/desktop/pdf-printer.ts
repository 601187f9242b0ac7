import type { BrowserWindow } from 'electron';
import type { PrintPdf } from '../../app/companion/reports.ts';
import { oneAtATime } from '../../core/in-turn.ts';
import { securityHeaders } from '../contract/content-policy.ts';
import { lockDownContents, lockDownSession } from '../shell/lock-down.ts';
import { isOwnAddress, ownOrigin, ownScheme } from '../shell/own-address.ts';

/** A page of its own origin, since an address that carries the page itself has a length limit. */
const address = `${ownOrigin}/report.html`;

/**
 * Prints in a hidden window of a session of its own, without scripts. The report is one page that
 * needs nothing from outside: whatever else is asked for is cancelled. One at a time.
 */
export function pdfPrinter(Window: typeof BrowserWindow): PrintPdf {
  const inTurn = oneAtATime();
  return (html) => inTurn(() => print(Window, html));
}

async function print(Window: typeof BrowserWindow, html: string): Promise<Uint8Array> {
  const window = new Window({
    show: false,
    webPreferences: { sandbox: true, javascript: false, partition: 'print' },
  });
  const { webContents } = window;
  const { protocol } = webContents.session;
  try {
    lockDownSession(webContents.session, isOwnAddress);
    const headers = { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' };
    protocol.handle(ownScheme, ({ url }) =>
      url === address ? new Response(html, { headers }) : new Response('', { status: 404 }),
    );
    await window.loadURL(address);
    lockDownContents(webContents);
    return await webContents.printToPDF({
      printBackground: true,
      pageSize: 'A4',
      // Readers with a screen reader get headings and tables, not a picture.
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    if (protocol.isProtocolHandled(ownScheme)) protocol.unhandle(ownScheme);
    window.destroy();
  }
}

/** The page brings its own policy, which allows its own styles only. */
const { 'content-security-policy': _policy, ...pageHeaders } = securityHeaders;
