import { homedir } from 'node:os';
import type { LogProgram } from '../../host/storage/log-files.ts';
import { createLog, wantsDetails, type Log } from './log.ts';

/** The log of this process. Nothing is opened before its first event. */
export function programLog(
  program: LogProgram,
  environment: Readonly<Record<string, string | undefined>>,
): Log {
  return createLog({
    now: () => new Date(),
    withDetails: wantsDetails(environment),
    open: async (sayLost) => {
      const { logFolder, openLogFile } = await import('../../host/storage/log-files.ts');
      const folder = logFolder(process.platform, environment, homedir());
      return openLogFile(folder, program, sayLost);
    },
  });
}
