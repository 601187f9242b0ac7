import type { RefObject } from 'react';
import { useEffect } from 'react';

/** An element and what it stands in, up to but without the body. */
function trailOf(element: Element): Element[] {
  const trail: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    trail.push(at);
  return trail;
}

/** Not the next button: whoever presses a key twice must not press something else. */
function focusPlace(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}

/**
 * What is pressed may go by that: a line that is removed, a dialog that closes over a button that is
 * not needed any more. The browser then forgets the focus, and a keyboard starts again at the top of
 * the window. This puts it on the nearest thing around that is still there, else on `main`.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let trail: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      trail = target instanceof Element ? trailOf(target) : [];
    };
    // A click beside everything leaves the focus nowhere, as it should.
    const forget = () => {
      if (document.activeElement === document.body) trail = [];
    };
    const restore = () => {
      const [focused] = trail;
      if (focused === undefined || (focused.isConnected && !focused.matches(':disabled'))) return;
      const now = document.activeElement;
      if (now !== document.body && now !== focused) return;
      const place = trail.find((each) => each !== focused && each.isConnected) ?? main.current;
      if (place instanceof HTMLElement) focusPlace(place);
    };
    const observer = new MutationObserver(restore);
    const seen = { childList: true, subtree: true, attributeFilter: ['disabled'] };
    observer.observe(document.body, seen);
    document.addEventListener('focusin', remember);
    document.addEventListener('mouseup', forget);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('mouseup', forget);
    };
  }, [main]);
}
