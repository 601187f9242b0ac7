import type { AppliedException } from './apply-exceptions.ts';

/** Who excepted a flow, why and until when; of one that does nothing, that it does. */
export function exceptionSentence({ reason, who, expires, state }: AppliedException): string {
  if (state === 'expired')
    return `The exception by ${who} has expired on ${expires ?? 'a day not known'} and counts no more: ${reason}`;
  const until = expires === null ? 'without end' : `until ${expires}`;
  const idle = state === 'idle' ? ' (not needed: nothing fails)' : '';
  return `Excepted ${until} by ${who}${idle}: ${reason}`;
}
