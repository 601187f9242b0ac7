import { useMemo, useState } from 'react';
import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';
import { exceptionOf } from '../../core/exceptions/apply-exceptions.ts';
import { ChooseRoles } from '../overview/choose-roles.tsx';
import { Choice } from '../parts/choice.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { NeedsHost } from '../parts/needs-host.tsx';
import { ViewName } from '../parts/view-name.tsx';
import { useCompanion } from '../state/companion.tsx';
import { useKept } from '../state/kept.tsx';
import { useTexts } from '../texts/use-texts.tsx';
import { bundleFlows } from './bundle-flows.ts';
import { BundlePanel } from './bundle-panel.tsx';
import { BundleTable } from './bundle-table.tsx';
import { layOut } from './lay-out.ts';
import { MapDrawing } from './map-drawing.tsx';
import './map.css';

/** The roles as nodes and the flows between them as lines, this server in the middle. */
export function FlowMap() {
  return <NeedsHost>{(assessment) => <MapOf assessment={assessment} />}</NeedsHost>;
}

type Scope = 'needed' | 'all';

/** What is excepted does not count, so it colours no line where only needed flows are drawn. */
function useDrawn(assessment: Assessment, scope: Scope) {
  const { exceptions } = useCompanion().state;
  return useMemo(() => {
    const counts = (flow: FlowAssessment) =>
      flow.needed && exceptionOf(flow, exceptions) === undefined;
    const bundles = bundleFlows(assessment.flows.filter((flow) => scope === 'all' || counts(flow)));
    const roles = assessment.roles.map(({ id }) => id);
    return { bundles, layout: layOut(bundles, roles) };
  }, [assessment, exceptions, scope]);
}

function MapOf({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTexts();
  const [scope, setScope] = useKept<Scope>('map.scope', 'needed');
  const [current, setCurrent] = useState<string | null>(null);
  const [isPinned, setPinned] = useState(false);
  const { bundles, layout } = useDrawn(assessment, scope);
  if (assessment.flows.length === 0)
    return (
      <>
        <ViewName />
        <EmptyState icon="map" title={t('map.empty')} text={t('map.empty-text')}>
          <ChooseRoles />
        </EmptyState>
      </>
    );
  const choose = (key: string) => {
    setPinned(key !== current || !isPinned);
    setCurrent(key);
  };
  return (
    <div className="map">
      <div className="map-head">
        <h1>{t('view.map')}</h1>
        <Choice
          label={t('filter.scope')}
          value={scope}
          options={[
            { id: 'needed', text: t('filter.needed') },
            { id: 'all', text: t('filter.all') },
          ]}
          onChange={setScope}
        />
      </div>
      <div className="map-body">
        <MapDrawing
          layout={layout}
          host={assessment.host.name}
          current={current}
          onPoint={(key) => {
            if (!isPinned) setCurrent(key);
          }}
          onChoose={choose}
        />
        <BundlePanel bundle={bundles.find(({ key }) => key === current)} />
      </div>
      <BundleTable bundles={bundles} />
    </div>
  );
}
