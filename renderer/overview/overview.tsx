import { Button } from '@fluentui/react-components';
import { lazy } from 'react';
import type { Assessment } from '../../core/assessment/model.ts';
import { FixButton } from '../fix/fix-button.tsx';
import { filterKey, noFilter } from '../flows/filter-flows.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Waiting } from '../parts/loaded-view.tsx';
import { sentences } from '../parts/sentences.ts';
import { ViewName } from '../parts/view-name.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useKeep } from '../state/kept.tsx';
import { useNavigate } from '../state/route.ts';
import { useTexts } from '../texts/use-texts.tsx';
import { ChooseRoles } from './choose-roles.tsx';
import { ConsequenceCard } from './consequence-card.tsx';
import { ExceptionsCard } from './exceptions-card.tsx';
import { FaultCards } from './fault-cards.tsx';
import { countVerdicts, groupByConsequence } from './group-flows.ts';
import { Headline } from './headline.tsx';
import { NotEvaluated } from './not-evaluated.tsx';
import './overview.css';
import { ReviewCard } from './review-card.tsx';
import { RoleFixes } from './role-fixes.tsx';
import { VerdictCounts } from './verdict-counts.tsx';

const ChooseSituation = lazy(() =>
  import('./choose-situation.tsx').then(({ ChooseSituation }) => ({ default: ChooseSituation })),
);

/** The sentence, and the evidence for it. */
export function Overview() {
  const { state } = useCompanion();
  if (state.ask !== null) return <ChooseSituation ask={state.ask} />;
  if (state.assessment !== null) return <AssessedHost assessment={state.assessment} />;
  return (
    <>
      <ViewName />
      {state.progress === null ? <NoHost /> : <Waiting lines={8} />}
    </>
  );
}

function NoHost() {
  const { api, state, attempt } = useCompanion();
  const { t, told } = useTexts();
  const [sample] = state.samples;
  return (
    <EmptyState
      icon={state.problem === null ? 'server' : 'warning'}
      title={state.problem === null ? t('overview.no-host') : told(state.problem.what)}
      text={
        state.problem === null
          ? t('overview.no-host-text')
          : sentences(told(state.problem.why), told(state.problem.next))
      }
    >
      <Button appearance="primary" onClick={() => attempt(() => api.checkNow())}>
        {t('action.check')}
      </Button>
      {sample === undefined ? null : (
        <Button onClick={() => attempt(() => api.openSample(sample.id))}>
          {t('overview.open-sample')}
        </Button>
      )}
    </EmptyState>
  );
}

function AssessedHost({ assessment }: { readonly assessment: Assessment }) {
  const { exceptions, inputNotes } = useCompanion().state;
  const { t } = useTexts();
  const keep = useKeep();
  const navigate = useNavigate();
  const groups = groupByConsequence(assessment.flows);
  const fixable = assessment.flows.filter(
    ({ failing, verdict }) => failing && verdict !== 'unknown',
  );
  const others = assessment.flows.length - assessment.summary.needed;
  const show = (filter: Partial<typeof noFilter>) => {
    keep(filterKey, { ...noFilter, ...filter });
    navigate('flows');
  };
  return (
    <div className="overview">
      <Headline assessment={assessment}>
        {fixable.length > 1 ? (
          <FixButton flows={null} label={t('fix.all', { count: fixable.length })} primary />
        ) : null}
        {assessment.roles.length === 0 ? <ChooseRoles /> : null}
      </Headline>
      <VerdictCounts
        counts={countVerdicts(assessment.flows, exceptions)}
        excepted={assessment.summary.excepted}
        others={others}
        onChoose={(verdict) => show({ scope: 'needed', verdict })}
        onExcepted={() => show({ scope: 'excepted' })}
        onOthers={() => show({ scope: 'all' })}
      />
      <RoleFixes flows={fixable} />
      <ExceptionsCard state="expired" exceptions={exceptions} flows={assessment.flows} />
      <FaultCards faults={assessment.faults} />
      {groups.map((group) => (
        <ConsequenceCard key={group.consequence} group={group} />
      ))}
      <ReviewCard
        count={assessment.summary.review}
        onShow={() => show({ scope: 'needed', verdict: 'limited' })}
      />
      <ExceptionsCard state="counts" exceptions={exceptions} flows={assessment.flows} />
      <NotEvaluated notes={assessment.notes} inputNotes={inputNotes} />
    </div>
  );
}
