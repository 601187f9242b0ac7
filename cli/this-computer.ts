import type { LiveHost } from '../host/live/live-host.ts';

// The log is for what touches this computer and for what breaks; nothing else pays for it.
async function ownLog() {
  const { programLog } = await import('../app/diagnostics/program-log.ts');
  return programLog('command-line', process.env);
}

/** This computer with a log of what is done on it. */
export async function loggedComputer(live: LiveHost): Promise<LiveHost> {
  const { loggedLiveHost } = await import('../app/diagnostics/logged-live-host.ts');
  const log = await ownLog();
  const logged = loggedLiveHost(live, log, () => new Date());
  return {
    ...logged,
    async close() {
      await logged.close();
      await log.settled();
    },
  };
}

/** Takes down an error that nobody expected. */
export async function recordDefect(error: unknown): Promise<void> {
  const { defectEvent } = await import('../app/diagnostics/defect.ts');
  const log = await ownLog();
  log.write(defectEvent(error));
  await log.settled();
}
