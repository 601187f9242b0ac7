import { z } from 'zod';
import { problemOf } from '../../app/companion/problem.ts';
import { contract, events, type Reply } from './contract.ts';
import type { AppState, CompanionApi, Problem } from './model.ts';
import { isVerb, type Verb } from './verbs.ts';

/** Takes a call as it came over the border, whatever it holds. Never rejects. */
export type CallHandler = (verb: unknown, request: unknown) => Promise<Reply>;

const refused = (what: string, why: string): Reply => ({
  ok: false,
  problem: { what, why, next: 'Close the window and open it again.' } satisfies Problem,
});

/** The process's end of the contract: only its calls, each request and each response checked. */
export function createServer(api: CompanionApi): CallHandler {
  return async (verb, request) => {
    if (typeof verb !== 'string' || !isVerb(verb)) {
      return refused('There is no such call.', 'The window asked for something unknown.');
    }
    const args = contract[verb].request.safeParse(request);
    if (!args.success) {
      return refused('The request was refused.', z.prettifyError(args.error).slice(0, 500));
    }
    try {
      const response = contract[verb].response.safeParse(await invoke(api, verb, args.data));
      return response.success
        ? { ok: true, value: response.data }
        : refused('The answer was not as agreed.', z.prettifyError(response.error).slice(0, 500));
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  };
}

/**
 * Sends of each state what is agreed and nothing else. One that does not fit is a mistake of the
 * program: it is not sent, so that the window keeps the last good one.
 */
export const sendingStates =
  (send: (state: AppState) => void, onDefect: (error: unknown) => void) =>
  (state: AppState): void => {
    const agreed = events.stateChanged.safeParse(state);
    if (agreed.success) send(agreed.data);
    else onDefect(agreed.error);
  };

function invoke(api: CompanionApi, verb: Verb, args: readonly unknown[]): Promise<unknown> {
  // The schema of this verb has just proved its arguments, which a union of all calls cannot say.
  const call = api[verb].bind(api) as (...args: readonly unknown[]) => Promise<unknown>;
  return call(...args);
}
