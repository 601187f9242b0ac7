import { useEffect, useState } from 'react';
import type { AskResult } from '../../electron/contract/model.ts';
import { messageOf, useCompanion } from '../state/companion.tsx';

export type Question = Readonly<Record<string, unknown>>;

/**
 * The answer of the host on screen, asked again with each reading of it: one of another server, or of
 * rules that are no more, must not stand there.
 * @returns undefined as long as nothing was asked, or no answer of this host is there yet
 */
export function useAnswer(question: Question | null): AskResult | undefined {
  const { api, state } = useCompanion();
  const { assessment } = state;
  const host = JSON.stringify(state.source);
  const [answered, setAnswered] = useState<{ of: object; host: string; result: AskResult }>();
  useEffect(() => {
    if (question === null) return undefined;
    let isCurrent = true;
    const answer = (result: AskResult) => isCurrent && setAnswered({ of: question, host, result });
    api
      .ask(question)
      .then(answer, (error: unknown) => answer({ kind: 'error', error: messageOf(error) }));
    return () => {
      isCurrent = false;
    };
  }, [api, question, host, assessment]);
  return answered !== undefined && answered.of === question && answered.host === host
    ? answered.result
    : undefined;
}
