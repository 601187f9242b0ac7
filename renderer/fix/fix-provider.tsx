import type { ReactNode } from 'react';
import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FixTarget } from './fix-target.ts';
import { useFixAddress } from './use-fix-address.ts';

/** @param back where the focus goes afterwards, if what was pressed is gone at once */
type OpenFix = (flows: FixTarget, back?: () => void) => void;

const FixContext = createContext<OpenFix>(() => undefined);

export const useFix = () => useContext(FixContext);

const FixDialog = lazy(() =>
  import('./fix-dialog.tsx').then(({ FixDialog }) => ({ default: FixDialog })),
);

/** Where the change was made, its button is gone: the focus is then kept near (use-kept-focus.ts). */
const focusLater = (element: Element | null) => () => {
  if (element instanceof HTMLElement && element.isConnected) element.focus();
};

/**
 * Holds the dialog above all views: the card whose button opened it disappears as soon as the change
 * is made, and the result with its undo must not disappear with it.
 */
export function FixProvider({ children }: { readonly children: ReactNode }) {
  const [target, setTarget] = useState<{ readonly flows: FixTarget } | null>(null);
  const focusAfter = useRef<() => void>(undefined);
  // What is open stays: a change may be running in it.
  const open = useCallback<OpenFix>((flows, back) => {
    focusAfter.current = back ?? focusLater(document.activeElement);
    setTarget((known) => known ?? { flows });
  }, []);
  useEffect(() => {
    if (target !== null) return;
    focusAfter.current?.();
    focusAfter.current = undefined;
  }, [target]);
  useFixAddress(useCallback(() => open(null), [open]));
  const close = useCallback(() => setTarget(null), []);
  const dialog = useMemo(
    () => (target === null ? null : <FixDialog flows={target.flows} onClose={close} />),
    [target, close],
  );
  return (
    <FixContext value={open}>
      {children}
      <Suspense fallback={null}>{dialog}</Suspense>
    </FixContext>
  );
}
