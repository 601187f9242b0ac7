import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { useKeep, useKept } from './kept.tsx';

/** A scrolled list is found where it was left. */
export function useKeptScroll<T extends HTMLElement>(key: string): RefObject<T | null> {
  const element = useRef<T>(null);
  const keep = useKeep();
  const [top] = useKept(key, 0);
  useEffect(() => {
    const list = element.current;
    if (list === null) return undefined;
    list.scrollTop = top;
    const remember = () => keep(key, list.scrollTop);
    list.addEventListener('scroll', remember, { passive: true });
    return () => list.removeEventListener('scroll', remember);
  }, [key, keep, top]);
  return element;
}
