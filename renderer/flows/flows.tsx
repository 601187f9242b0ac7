import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Assessment } from '../../core/assessment/model.ts';
import { keyOf } from '../../core/assessment/flow-key.ts';
import { ChooseRoles } from '../overview/choose-roles.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { NeedsHost } from '../parts/needs-host.tsx';
import { ViewName } from '../parts/view-name.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import { useNavigate, useRoute } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { filterFlows, filterKey, noFilter } from './filter-flows.ts';
import { FlowDetail } from './flow-detail.tsx';
import { FlowFilters } from './flow-filters.tsx';
import { FlowList } from './flow-list.tsx';
import './flows.css';

/** The list of flows, and beside it the one that is looked at. */
export function Flows() {
  return (
    <NeedsHost>
      {(assessment) =>
        assessment.flows.length === 0 ? <NoFlows /> : <FlowsOf assessment={assessment} />
      }
    </NeedsHost>
  );
}

function NoFlows() {
  const { t } = useTexts();
  return (
    <>
      <ViewName />
      <EmptyState icon="flows" title={t('flows.no-role')} text={t('map.empty-text')}>
        <ChooseRoles />
      </EmptyState>
    </>
  );
}

function FlowsOf({ assessment }: { readonly assessment: Assessment }) {
  const texts = useTexts();
  const { t } = texts;
  const { exceptions } = useCompanion().state;
  const { flow: chosen } = useRoute();
  const navigate = useNavigate();
  const [filter, setFilter] = useKept(filterKey, noFilter);
  const shown = useMemo(
    () => filterFlows(assessment.flows, exceptions, filter, texts),
    [assessment, exceptions, filter, texts],
  );
  const detail =
    chosen === null ? undefined : assessment.flows.find((flow) => keyOf(flow) === keyOf(chosen));
  return (
    <div className={`flows split${detail === undefined ? '' : ' with-detail'}`}>
      <h1 className="only-heard">{t('view.flows')}</h1>
      <section className="split-list" aria-label={t('view.flows')}>
        <FlowFilters assessment={assessment} filter={filter} onChange={setFilter} />
        <p className="quiet-text count-line" role="status">
          {t('flows.count', { count: shown.length, all: assessment.flows.length })}
        </p>
        {shown.length === 0 ? (
          <EmptyState icon="flows" title={t('flows.none')} text={t('flows.none-text')}>
            <Button onClick={() => setFilter({ ...noFilter, scope: 'all' })}>
              {t('filter.clear')}
            </Button>
          </EmptyState>
        ) : (
          <FlowList flows={shown} chosen={chosen} onChoose={(flow) => navigate('flows', flow)} />
        )}
      </section>
      {detail === undefined ? (
        <div className="split-detail nothing-chosen">
          <EmptyState
            icon="flows"
            title={t(chosen === null ? 'flows.choose' : 'flows.not-there')}
          />
        </div>
      ) : (
        <FlowDetail key={keyOf(detail)} flow={detail} onClose={() => navigate('flows')} />
      )}
    </div>
  );
}
