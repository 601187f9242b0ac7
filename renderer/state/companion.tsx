import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { CallFailed } from '../../electron/contract/client.ts';
import type { AppState, CompanionApi } from '../../electron/contract/model.ts';
import { sentences } from '../parts/sentences.ts';
import { useTexts } from '../texts/use-texts.tsx';

/** What every wired piece can reach: the process behind the window, and what it last said. */
export interface Companion {
  readonly api: CompanionApi;
  readonly state: AppState;
  /** Runs a call whose failure is nobody's own to show; the shell shows it. */
  readonly attempt: (call: () => Promise<unknown>) => void;
  /** Why the last attempt failed, until it is dismissed. */
  readonly failure: string | null;
  readonly dismissFailure: () => void;
}

const CompanionContext = createContext<Companion | null>(null);

export function useCompanion(): Companion {
  const companion = useContext(CompanionContext);
  if (companion === null) throw new Error('useCompanion is used outside of CompanionProvider');
  return companion;
}

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'failed'; readonly why: string; readonly retry: () => void }
  | { readonly kind: 'connected'; readonly companion: Companion };

/** What went wrong, why, and what to do next. */
export function messageOf(error: unknown): string {
  if (error instanceof CallFailed) return sentences(error.message, error.problem.next);
  return error instanceof Error ? error.message : String(error);
}

/** The state behind the window, from the first answer on and with every change of it. */
export function useConnection(api: CompanionApi): Connection {
  const [state, setState] = useState<AppState | null>(null);
  const [lost, setLost] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const stop = api.onStateChanged((next) => isCurrent && setState(next));
    api.getState().then(
      (first) => isCurrent && setState((known) => known ?? first),
      (error: unknown) => isCurrent && setLost(messageOf(error)),
    );
    return () => {
      isCurrent = false;
      stop();
    };
  }, [api, tries]);

  const attempt = useCallback((call: () => Promise<unknown>) => {
    setFailure(null);
    call().catch((error: unknown) => setFailure(messageOf(error)));
  }, []);
  const dismissFailure = useCallback(() => setFailure(null), []);
  const retry = useCallback(() => {
    setLost(null);
    setTries((count) => count + 1);
  }, []);

  return useMemo(() => {
    if (state !== null)
      return {
        kind: 'connected',
        companion: { api, state, attempt, failure, dismissFailure },
      };
    return lost === null ? { kind: 'connecting' } : { kind: 'failed', why: lost, retry };
  }, [api, state, attempt, failure, dismissFailure, lost, retry]);
}

/** Everything below sees the state in the language of the window. */
export function CompanionProvider(props: {
  readonly companion: Companion;
  readonly children: ReactNode;
}) {
  const { companion, children } = props;
  const { inLanguage } = useTexts();
  const state = useMemo(() => inLanguage.state(companion.state), [inLanguage, companion.state]);
  const spoken = useMemo(() => ({ ...companion, state }), [companion, state]);
  return <CompanionContext value={spoken}>{children}</CompanionContext>;
}
