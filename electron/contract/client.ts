import { z } from 'zod';
import { CallFailed } from '../../app/companion/problem.ts';
import { contract, events, reply } from './contract.ts';
import type { AppState, CompanionApi, Problem } from './model.ts';
import { verbs, type Verb } from './verbs.ts';

/** How a call of the client fails: with what is wrong, why, and what to do next. */
export { CallFailed };

/** A way to the process behind the window. What it brings is not trusted. */
export interface Transport {
  call(verb: Verb, request: readonly unknown[]): Promise<unknown>;
  /** @returns ends the subscription */
  onStateChanged(listener: (state: unknown) => void): () => void;
}

/** What the two ends disagree about, shortened: a reply can be large. */
const mismatch = (what: string, error: z.ZodError): Problem => ({
  what,
  why: z.prettifyError(error).slice(0, 500),
  next: 'Close the window and open it again. If it happens again, report it with the reason given.',
});

async function perform(transport: Transport, verb: Verb, args: readonly unknown[]) {
  const request = contract[verb].request.safeParse(args);
  if (!request.success) {
    throw new CallFailed(mismatch(`What was entered cannot be used (${verb}).`, request.error));
  }
  const answered = reply.safeParse(await transport.call(verb, request.data));
  if (!answered.success) {
    throw new CallFailed(mismatch(`The answer could not be read (${verb}).`, answered.error));
  }
  if (!answered.data.ok) throw new CallFailed(answered.data.problem);
  const response = contract[verb].response.safeParse(answered.data.value);
  if (!response.success) {
    throw new CallFailed(mismatch(`The answer could not be read (${verb}).`, response.error));
  }
  return response.data;
}

/**
 * The window's end of the contract: what goes out and what comes in is checked. Its calls reject
 * with `CallFailed`, which carries the problem in words. A state that does not fit is dropped, so
 * that the last good one stays.
 */
export function createClient(transport: Transport): CompanionApi {
  const calls = Object.fromEntries(
    verbs.map((verb) => [verb, (...args: unknown[]) => perform(transport, verb, args)]),
  );
  const onStateChanged = (listener: (state: AppState) => void) =>
    transport.onStateChanged((payload) => {
      const state = events.stateChanged.safeParse(payload);
      if (state.success) listener(state.data);
    });
  // contract.ts holds request and response of every verb equal to the interface; a record built
  // from a list loses that pairing.
  return { ...calls, onStateChanged } as CompanionApi;
}
