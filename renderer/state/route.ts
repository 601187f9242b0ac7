import { useCallback, useSyncExternalStore } from 'react';
import type { FlowKey } from '../../electron/contract/model.ts';

export const views = ['overview', 'flows', 'map', 'rules', 'ask', 'activity', 'settings'] as const;
export type View = (typeof views)[number];

/** Where one is: kept in the fragment of the address, so that back and forward work. */
export interface Route {
  readonly view: View;
  readonly flow: FlowKey | null;
}

/** `#/flows/agent-data-bits-443/in`; what is not understood is the overview. */
export function parseRoute(fragment: string): Route {
  const [name, id, direction] = fragment.replace(/^#?\/?/, '').split('/');
  const view = views.find((each) => each === name) ?? 'overview';
  const isFlow = view === 'flows' && id !== undefined && id !== '';
  const end = direction === 'out' ? 'out' : 'in';
  return { view, flow: isFlow ? { id: safeDecode(id), direction: end } : null };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function formatRoute({ view, flow }: Route): string {
  return flow === null ? `#/${view}` : `#/${view}/${encodeURIComponent(flow.id)}/${flow.direction}`;
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(fragment);
}

/** Goes to a view, and on it to a flow. */
export function useNavigate(): (view: View, flow?: FlowKey | null) => void {
  return useCallback((view, flow = null) => {
    window.location.hash = formatRoute({ view, flow });
  }, []);
}
