import type { Log } from '../../app/diagnostics/log.ts';
import { timed } from '../../app/diagnostics/log.ts';
import type { CallHandler } from '../contract/server.ts';
import { isVerb } from '../contract/verbs.ts';

/** Answers as before, and writes down which call it was, how it ended and how long it took. */
export function loggedCalls(handle: CallHandler, log: Log, now: () => Date): CallHandler {
  return (verb, request) =>
    timed(
      log,
      now,
      () => handle(verb, request),
      (reply) => ({
        event: 'call',
        what: typeof verb === 'string' && isVerb(verb) ? verb : 'unknown',
        ...(reply.ok
          ? { code: 'done' }
          : { code: 'failed', details: `${reply.problem.what} ${reply.problem.why}` }),
      }),
    );
}
