import path from 'node:path';
import type { LogEvent } from './log.ts';

/** Where in our own files an error came up, e.g. `main.mjs:12:3456`; the folder is left out. */
function placeOf(stack: string): string | undefined {
  const frame = /\(?((?:file:\/\/|[A-Za-z]:[\\/]|\/)[^\s()]+):(\d+):(\d+)\)?$/m.exec(stack);
  if (frame === null) return undefined;
  const [, file = '', line, column] = frame;
  return `${path.win32.basename(file)}:${line}:${column}`;
}

/** An error that nobody expected, as an event: its kind and place, and its text as details. */
export function defectEvent(error: unknown): LogEvent {
  if (!(error instanceof Error)) return { event: 'defect', code: typeof error };
  const place = error.stack === undefined ? undefined : placeOf(error.stack);
  return {
    event: 'defect',
    code: 'code' in error && typeof error.code === 'string' ? error.code : error.name,
    ...(place === undefined ? {} : { what: place }),
    details: error.message,
  };
}
