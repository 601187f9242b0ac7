import { useCallback, useEffect, useState } from 'react';
import { messageOf } from './companion.tsx';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string; readonly retry: () => void }
  | { readonly kind: 'loaded'; readonly value: T };

/**
 * Asks for something when the piece appears and whenever `key` changes. What was loaded stays on
 * screen while it is asked for again.
 * @param load must be stable (a method of the api, or made with useCallback)
 */
export function useLoaded<T>(load: () => Promise<T>, key: unknown): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'loading' });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => {
    setLoaded({ kind: 'loading' });
    setTries((count) => count + 1);
  }, []);
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setLoaded({ kind: 'loaded', value }),
      (error: unknown) => isCurrent && setLoaded({ kind: 'failed', why: messageOf(error), retry }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, key, tries, retry]);
  return loaded;
}
