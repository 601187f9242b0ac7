import type { LiveHost } from '../../host/live/live-host.ts';
import { captureLine } from '../support/captured-line.ts';

export { sampleFile } from '../support/captured-line.ts';

/**
 * Runs one command line in this process; without `live` the computer is not Windows.
 * @param answer what the person at the terminal says; undefined when nobody is there
 */
export const runLine = (args: readonly string[], live?: LiveHost, answer?: string) =>
  captureLine(args, {
    ...(answer === undefined ? {} : { ask: () => Promise.resolve(answer) }),
    // The session is shared by all commands of a test file, and closed at its end.
    ...(live && {
      openLiveHost: () => Promise.resolve({ ...live, close: () => Promise.resolve() }),
    }),
  });
