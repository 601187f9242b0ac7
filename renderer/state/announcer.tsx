import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useState } from 'react';

/** `heard`: what is said stands on screen anyway; `shown`: nothing else shows it. */
type Announce = (text: string, how?: 'heard' | 'shown') => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says a result to a screen reader without moving the focus, and shows it where nothing else does. */
export const useAnnounce = () => useContext(AnnounceContext);

/** Long enough to be read; Escape is not needed, since it covers nothing. */
const shownFor = 8000;

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', count: 0, isShown: false });
  const announce = useCallback<Announce>(
    (text, how = 'heard') =>
      setSaid(({ count }) => ({ text, count: count + 1, isShown: how === 'shown' })),
    [],
  );
  useEffect(() => {
    if (!said.isShown) return undefined;
    const timer = setTimeout(() => setSaid((now) => ({ ...now, isShown: false })), shownFor);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={said.isShown ? 'said' : 'only-heard'}>
        {/* A new element each time: the same text said twice is read twice. */}
        <span key={said.count}>{said.text}</span>
      </div>
    </AnnounceContext>
  );
}
