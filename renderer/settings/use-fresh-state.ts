import { useEffect } from 'react';
import { useCompanion } from '../state/companion.tsx';

/**
 * Asks for the state when the page opens and when one comes back to the window: starting at login is
 * switched in Windows too. Whatever is otherwise comes as any change of the state does.
 */
export function useFreshState(): void {
  const { api } = useCompanion();
  useEffect(() => {
    const ask = () => void api.getState().catch(() => undefined);
    ask();
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [api]);
}
