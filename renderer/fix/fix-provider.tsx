import type { ReactNode } from 'react';
import { createContext, lazy, Suspense, useCallback, useContext, useMemo, useState } from 'react';
import type { FlowKey } from '../../electron/contract/model.ts';
import { useFixAddress } from './use-fix-address.ts';

/** What is to be fixed: some flows, or (`null`) everything that fails. */
export type FixTarget = readonly FlowKey[] | null;

const FixContext = createContext<(flows: FixTarget) => void>(() => undefined);

export const useFix = () => useContext(FixContext);

const FixDialog = lazy(() =>
  import('./fix-dialog.tsx').then(({ FixDialog }) => ({ default: FixDialog })),
);

/**
 * Holds the dialog above all views: the card whose button opened it disappears as soon as the change
 * is made, and the result with its undo must not disappear with it.
 */
export function FixProvider({ children }: { readonly children: ReactNode }) {
  const [target, setTarget] = useState<{ readonly flows: FixTarget } | null>(null);
  // What is open stays: a change may be running in it.
  const open = useCallback((flows: FixTarget) => setTarget((known) => known ?? { flows }), []);
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
