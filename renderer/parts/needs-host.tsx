import type { ReactNode } from 'react';
import type { Assessment } from '../../core/assessment/model.ts';
import { useCompanion } from '../state/companion.tsx';
import { formatRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { EmptyState } from './empty-state.tsx';
import { Waiting } from './loaded-view.tsx';
import { ViewName } from './view-name.tsx';

/** Shows a view that needs an assessed server, or why there is none. */
export function NeedsHost(props: { readonly children: (assessment: Assessment) => ReactNode }) {
  const { state } = useCompanion();
  const { t, told } = useTexts();
  if (state.assessment !== null) return props.children(state.assessment);
  return (
    <>
      <ViewName />
      {state.progress === null ? (
        <EmptyState
          icon={state.problem === null ? 'server' : 'warning'}
          title={state.problem === null ? t('needs-host.title') : told(state.problem.what)}
          text={state.problem === null ? t('needs-host.text') : told(state.problem.why)}
        >
          <a href={formatRoute({ view: 'overview', flow: null })}>{t('needs-host.go')}</a>
        </EmptyState>
      ) : (
        <Waiting lines={8} />
      )}
    </>
  );
}
