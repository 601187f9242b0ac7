import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useState } from 'react';

/** What a view wants to find again when one comes back to it: filter, choice, place in the list. */
type Store = Map<string, unknown>;

const KeptContext = createContext<Store>(new Map());

export function KeptProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState<Store>(() => new Map());
  return <KeptContext value={store}>{children}</KeptContext>;
}

/** useState that outlives its view. Each key belongs to one type of value. */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const store = useContext(KeptContext);
  // A key is written with one type only, by the same line that reads it.
  const [value, setValue] = useState<T>(() => (store.has(key) ? (store.get(key) as T) : initial));
  const keep = useCallback(
    (next: T) => {
      store.set(key, next);
      setValue(next);
    },
    [store, key],
  );
  return [value, keep];
}

/** Writes what another view will find when it opens. */
export function useKeep(): (key: string, value: unknown) => void {
  const store = useContext(KeptContext);
  return useCallback((key, value) => void store.set(key, value), [store]);
}
