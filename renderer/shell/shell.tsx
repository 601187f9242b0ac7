import type { MouseEvent, RefObject } from 'react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Overview } from '../overview/overview.tsx';
import { Waiting } from '../parts/loaded-view.tsx';
import type { View } from '../state/route.ts';
import { useRoute } from '../state/route.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { Boundary } from './boundary.tsx';
import { DropTarget } from './drop-target.tsx';
import { Navigation } from './navigation.tsx';
import { ProgressStrip } from './progress-strip.tsx';
import { TopBar } from './top-bar.tsx';

const Messages = lazy(() =>
  import('./messages.tsx').then(({ Messages }) => ({ default: Messages })),
);

/** The first view comes with the window, the others when they are first opened. */
const content = {
  overview: Overview,
  flows: lazy(() => import('../flows/flows.tsx').then(({ Flows }) => ({ default: Flows }))),
  map: lazy(() => import('../map/map.tsx').then(({ FlowMap }) => ({ default: FlowMap }))),
  rules: lazy(() => import('../rules/rules.tsx').then(({ Rules }) => ({ default: Rules }))),
  ask: lazy(() => import('../ask/ask.tsx').then(({ Ask }) => ({ default: Ask }))),
  activity: lazy(() =>
    import('../activity/activity.tsx').then(({ Activity }) => ({ default: Activity })),
  ),
  settings: lazy(() =>
    import('../settings/settings.tsx').then(({ SettingsPage }) => ({ default: SettingsPage })),
  ),
} satisfies Record<View, unknown>;

/** Navigation at the left, the server at the top, one view. */
export function Shell() {
  const { t } = useTexts();
  const { view } = useRoute();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useKeptFocus(main);
  // Whoever goes to another view by keyboard goes on reading there.
  useEffect(() => {
    if (shown.current !== view) main.current?.focus();
    shown.current = view;
  }, [view]);
  const Content = content[view];
  return (
    <DropTarget>
      <a className="skip-link" href="#content" onClick={skipTo(main)}>
        {t('shell.skip')}
      </a>
      <TopBar />
      <ProgressStrip />
      <div className="below-top">
        <Navigation current={view} />
        <main ref={main} id="content" tabIndex={-1} aria-label={t(`view.${view}`)}>
          <Suspense fallback={null}>
            <Messages />
          </Suspense>
          <Boundary key={view}>
            <Suspense fallback={<Waiting />}>
              <Content />
            </Suspense>
          </Boundary>
        </main>
      </div>
    </DropTarget>
  );
}

/** The fragment of the address is the route, so the link moves the focus itself. */
const skipTo = (main: RefObject<HTMLElement | null>) => (event: MouseEvent<HTMLElement>) => {
  event.preventDefault();
  main.current?.focus();
};
