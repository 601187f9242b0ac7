import type { App } from 'electron';
import { defectEvent } from '../../app/diagnostics/defect.ts';
import type { Log } from '../../app/diagnostics/log.ts';

/** Writes down the start and end of the program, and what breaks in it without a call. */
export function logLife(
  app: Pick<App, 'getVersion' | 'on'>,
  log: Log,
  own: Pick<NodeJS.Process, 'on'>,
): void {
  log.write({ event: 'start', what: `v${app.getVersion()}`, ms: process.uptime() * 1000 });
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type === 'GPU') log.write({ event: 'graphics-lost', code: reason });
  });
  app.on('render-process-gone', (_event, _contents, { reason }) =>
    log.write({ event: 'page-gone', code: reason }),
  );
  app.on('before-quit', () => log.write({ event: 'end' }));
  // Only watches: what happens after such an error stays as it is.
  own.on('uncaughtExceptionMonitor', (error) => log.write(defectEvent(error)));
  // A failure that nobody waits for, of a notice for one, must not end a program that watches for days.
  own.on('unhandledRejection', (error) => log.write(defectEvent(error)));
}
