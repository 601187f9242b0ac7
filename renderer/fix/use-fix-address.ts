import { useEffect } from 'react';
import { formatRoute } from '../state/route.ts';

const isFix = (fragment: string) => /^#\/?fix$/.test(fragment);

/**
 * The icon's "Fix all..." takes the page to `#fix`, or opens it there. The address goes back to the
 * overview at once, so that the next `#fix` is a change again and a reload repairs nothing.
 * @param open must be stable
 */
export function useFixAddress(open: () => void): void {
  useEffect(() => {
    const look = () => {
      if (!isFix(window.location.hash)) return;
      window.location.replace(formatRoute({ view: 'overview', flow: null }));
      open();
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [open]);
}
